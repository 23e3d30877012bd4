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

Result<VisitSubject> agent_subject(const Json& item) {
  CREDIT_TRY(auto subject, read_subject(item));
  if (subject.standing != Standing::agent) return malformed("standing");
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
  return agent_subject(json);
}

Result<LicenceInvitation> read_invitation(ByteView bytes) {
  constexpr std::size_t longest_invitation = 512;  // octets: a QR code that a phone reads from a screen at once
  CREDIT_TRY(const Json json, read_object(bytes));
  LicenceInvitation invitation;
  CREDIT_TRY(invitation.text, text(json, "text", longest_invitation));
  CREDIT_TRY(const std::string expires, text(json, "expires", 64));
  const auto end = parse_rfc3339(expires);
  if (!end) return malformed("expires");
  invitation.expires = *end;
  return invitation;
}

Result<std::optional<VisitSubject>> read_collected(ByteView bytes) {
  CREDIT_TRY(const Json json, read_object(bytes));
  CREDIT_TRY(const Json* const confirmed, member(json, "confirmed", Json::value_t::boolean));
  if (!confirmed->get<bool>()) return std::nullopt;
  CREDIT_TRY(const Json* const told, member(json, "subject", Json::value_t::object));
  CREDIT_TRY(auto subject, agent_subject(*told));
  return std::optional(std::move(subject));
}

}  // namespace credit::platform_client
