// Whom a visit may ask about, as the platform says.
#include "kiosk/platform/answers.h"
#include "kiosk/platform/members.h"

namespace credit::platform_client {
namespace {

std::optional<Standing> standing_named(std::string_view name) {
  if (name == "self") return Standing::self;
  if (name == "legal_representative") return Standing::legal_representative;
  if (name == "agent") return Standing::agent;
  return {};
}

Result<VisitSubject> read_subject(const Json& item) {
  VisitSubject subject;
  CREDIT_TRY(const std::string code, text(item, "subject", 18));
  CREDIT_TRY(subject.kind, text(item, "kind", 32));
  CREDIT_TRY(const std::string standing, text(item, "standing", 32));
  const auto known = standing_named(standing);
  if (!known || (*known == Standing::self) != (code == "self")) return malformed("standing");
  subject.standing = *known;
  if (*known == Standing::self) return subject;
  CREDIT_TRY(const std::string name, text(item, "name", 512));
  subject.code = Personal<std::string>(code);
  subject.name = Personal<std::string>(name);
  return subject;
}

}  // namespace

Result<std::vector<VisitSubject>> read_subjects(const Json& visit) {
  constexpr std::size_t most = 1000;
  CREDIT_TRY(const Json* const list, member(visit, "subjects", Json::value_t::array));
  if (list->empty() || list->size() > most) return malformed("subjects");
  std::vector<VisitSubject> subjects;
  for (const Json& item : *list) {
    CREDIT_TRY(auto subject, read_subject(item));
    if ((subject.standing == Standing::self) != subjects.empty()) return malformed("subjects");
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

Result<VisitSubject> read_agent_subject(ByteView bytes) {
  CREDIT_TRY(const Json json, read_object(bytes));
  CREDIT_TRY(auto subject, read_subject(json));
  if (subject.standing != Standing::agent) return malformed("standing");
  return subject;
}

}  // namespace credit::platform_client
