#include "platform/source/source_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failures/reports.h"
#include "report/document/json_object.h"

namespace credit::platform {
namespace {

using document::Json;
using document::JsonObject;
constexpr std::size_t record_limit = 5000, value_limit = 16384;
constexpr std::chrono::minutes clock_difference{5};

tl::unexpected<Failure> malformed(std::string why) { return fail(failure::domain_answer_malformed, std::move(why)); }

Result<std::string> fields_of(const Json& fields) {
  auto json = nlohmann::ordered_json::object();
  for (const auto& [id, value] : fields.members) {
    if (value.kind != Json::Kind::text || value.text.size() > value_limit || !document::printable(value.text))
      return malformed("a field that cannot be printed");
    json[id] = value.text;
  }
  if (json.empty()) return malformed("a record without fields");
  return json.dump();
}

Result<DomainRecord> read_record(const Json& node, const DomainQuestion& question) {
  JsonObject object(node, "record");
  DomainRecord read{object.text("kind", 1, 64), {}};
  const auto dated = object.day("dated");
  const bool standing = object.flag("standing");
  const bool repaired = object.flag("repaired");
  const auto* fields = object.value("fields", Json::Kind::object);
  object.no_other_keys();
  if (const auto status = object.status(); !status) return malformed(status.error().detail);
  if (std::ranges::find(question.kinds, read.kind) == question.kinds.end()) return malformed("a kind nobody asked for");
  if (dated > question.span.to || (!standing && dated < question.span.from)) return malformed("outside the span");
  CREDIT_TRY(auto text, fields_of(*fields));
  read.record = {to_text(dated), repaired, std::move(text)};
  return read;
}

}  // namespace

Personal<std::string> question_line(const DomainQuestion& question) {
  const nlohmann::ordered_json json = {{"domain", question.domain},
                                       {"subject", question.subject},
                                       {"kinds", question.kinds},
                                       {"from", to_text(question.span.from)},
                                       {"to", to_text(question.span.to)}};
  return Personal(json.dump() + "\n");
}

Result<DomainReply> parse_source_answer(std::string_view line, const DomainQuestion& question, Instant now) {
  if (line.size() > source_answer_limit) return malformed("too long");
  const auto tree = document::read_json(view(line));
  if (!tree) return malformed(tree.error().detail);
  JsonObject object(*tree, "answer");
  const auto domain = object.text("domain", 1, 64);
  const auto as_of = object.instant("as_of");
  const auto* records = object.value("records", Json::Kind::list);
  object.no_other_keys();
  if (const auto status = object.status(); !status) return malformed(status.error().detail);
  if (domain != question.domain) return malformed("another domain");
  if (as_of > now + clock_difference) return malformed("as_of lies in the future");
  if (records->items.size() > record_limit) return malformed("too many records");
  DomainReply reply{std::min(as_of, now), {}};
  for (const auto& record : records->items) {
    CREDIT_TRY(auto read, read_record(record, question));
    reply.records.push_back(std::move(read));
  }
  return reply;
}

}  // namespace credit::platform
