#include "report/document/json_object.h"

#include "base/failures/document.h"

namespace credit::document {
namespace {

bool forbidden(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool separator = c == 0x2028 || c == 0x2029;
  const bool direction =
      c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || separator || direction || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

// The text is known to be valid UTF-8.
char32_t next(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  char32_t c = lead & (0x3FU >> more);
  for (int i = 0; i < more && at < text.size(); ++i) c = c << 6 | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return c;
}

}  // namespace

bool printable(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();)
    if (forbidden(next(utf8, at))) return false;
  return true;
}

JsonObject::JsonObject(const Json& node, std::string place) : node_(node), place_(std::move(place)) {
  if (node.kind != Json::Kind::object) complain("", "must be an object");
}

void JsonObject::complain(std::string_view key, std::string_view why) {
  if (!problem_) problem_ = place_ + (key.empty() ? "" : ".") + std::string(key) + " " + std::string(why);
}

const Json* JsonObject::value(std::string_view key, Json::Kind kind) {
  asked_.insert(key);
  const auto* found = node_.find(key);
  if (found == nullptr)
    complain(key, "is missing");
  else if (found->kind != kind)
    complain(key, "has the wrong type");
  else
    return found;
  return nullptr;
}

const Json* JsonObject::list_or_nothing(std::string_view key) {
  asked_.insert(key);
  return node_.find(key) == nullptr ? nullptr : value(key, Json::Kind::list);
}

std::string JsonObject::text(std::string_view key, std::size_t low, std::size_t high) {
  const auto* found = value(key, Json::Kind::text);
  if (found == nullptr) return {};
  if (found->text.size() < low || found->text.size() > high || !printable(found->text)) {
    complain(key, "has a wrong length or a character that cannot be printed");
    return {};
  }
  return found->text;
}

std::optional<std::string> JsonObject::text_or_nothing(std::string_view key, std::size_t low, std::size_t high) {
  asked_.insert(key);
  if (node_.find(key) == nullptr) return {};
  return text(key, low, high);
}

std::string JsonObject::coded(std::string_view key, std::size_t high, std::string_view alphabet) {
  auto found = text(key, 1, high);
  if (found.find_first_not_of(alphabet) != std::string::npos) complain(key, "has a character outside its alphabet");
  return found;
}

Instant JsonObject::instant(std::string_view key) {
  const auto parsed = parse_rfc3339(text(key, 20, 20));
  if (!parsed) complain(key, "is not a UTC time");
  return parsed.value_or(Instant{});
}

Day JsonObject::day(std::string_view key) {
  const auto parsed = parse_day(text(key, 10, 10));
  if (!parsed) complain(key, "is not a day");
  return parsed.value_or(Day{});
}

std::uint64_t JsonObject::number(std::string_view key, std::uint64_t high) {
  const auto* found = value(key, Json::Kind::number);
  if (found == nullptr) return 0;
  if (found->number > high) complain(key, "is too large");
  return found->number;
}

bool JsonObject::flag(std::string_view key) {
  const auto* found = value(key, Json::Kind::flag);
  return found != nullptr && found->flag;
}

void JsonObject::no_other_keys() {
  for (const auto& [key, value] : node_.members)
    if (!asked_.contains(key)) complain("", "has a key that is not known");
}

Status JsonObject::status() const {
  if (problem_) return fail(failure::document_malformed, *problem_);
  return {};
}

}  // namespace credit::document
