#include "platform/service/body.h"

#include "base/failures/platform.h"
#include "report/document/json_object.h"

namespace credit::platform {

Body::Body(const std::string& text) : Body(nlohmann::json::parse(text, nullptr, false), "body") {}

Body::Body(nlohmann::json json, std::string place) : json_(std::move(json)), place_(std::move(place)) {
  if (!json_.is_object()) complain("is no JSON object");
}

void Body::complain(const std::string& what) const {
  if (!problem_) problem_ = place_ + " " + what;
}

const nlohmann::json* Body::member(const std::string& key) {
  asked_.insert(key);
  const auto found = json_.find(key);
  return found == json_.end() ? nullptr : &*found;
}

std::string Body::text(const std::string& key, std::size_t low, std::size_t high) {
  const auto* found = member(key);
  const auto* value = found == nullptr ? nullptr : found->get_ptr<const std::string*>();
  if (value != nullptr && value->size() >= low && value->size() <= high && document::printable(*value)) return *value;
  complain(key + " is missing or no text of the right length");
  return {};
}

std::string Body::optional_text(const std::string& key, std::size_t high) {
  return member(key) == nullptr ? std::string() : text(key, 0, high);
}

std::vector<std::string> Body::optional_texts(const std::string& key, std::size_t most, std::size_t high) {
  const auto* found = member(key);
  std::vector<std::string> texts;
  if (found == nullptr) return texts;
  bool good = found->is_array() && !found->empty() && found->size() <= most;
  for (std::size_t i = 0; good && i < found->size(); ++i) {
    const auto* value = (*found)[i].get_ptr<const std::string*>();
    good = value != nullptr && !value->empty() && value->size() <= high && document::printable(*value);
    if (good) texts.push_back(*value);
  }
  if (!good) complain(key + " is no list of texts of the right length");
  return texts;
}

Day Body::day(const std::string& key) {
  const auto parsed = parse_day(text(key, 10, 10));
  if (!parsed) complain(key + " is no day");
  return parsed.value_or(Day{});
}

std::int64_t Body::number(const std::string& key, std::int64_t low, std::int64_t high) {
  const auto* found = member(key);
  const auto* value = found == nullptr ? nullptr : found->get_ptr<const std::int64_t*>();
  if (value != nullptr && *value >= low && *value <= high) return *value;
  complain(key + " is missing or no whole number in its range");
  return low;
}

Instant Body::instant(const std::string& key) {
  const auto parsed = parse_rfc3339(text(key, 20, 25));
  if (!parsed) complain(key + " is no RFC 3339 time");
  return parsed.value_or(Instant{});
}

Body Body::part(const std::string& key) {
  const auto* found = member(key);
  return {found == nullptr ? nlohmann::json() : *found, place_ + "." + key};
}

void Body::take_back(const Body& part) {
  const auto status = part.status();
  if (!status && !problem_) problem_ = status.error().detail;
}

Status Body::status() const {
  if (json_.is_object())
    for (const auto& item : json_.items())
      if (!asked_.contains(item.key())) complain("has a key that is not known");
  if (problem_) return fail(failure::request_malformed, *problem_);
  return {};
}

bool idempotency_key_fits(std::string_view key) {
  return key.size() >= 16 && key.size() <= 64 &&
         key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
             std::string_view::npos;
}

}  // namespace credit::platform
