#include "report/seal/cbor_taker.h"

namespace credit::seal::cbor {

std::int64_t Taker::integer(std::int64_t key, const char* name, std::int64_t low, std::int64_t high) {
  const auto* item = map_.at(key);
  const auto value = item != nullptr ? item->integer() : std::nullopt;
  if (value && *value >= low && *value <= high) return *value;
  missing(name);
  return low;
}

Instant Taker::instant(std::int64_t key, const char* name) {
  return Instant{std::chrono::seconds{integer(key, name, 0, last_second)}};
}

std::string Taker::text(std::int64_t key, const char* name) {
  const auto* item = map_.at(key);
  const auto value = item != nullptr ? item->text() : std::nullopt;
  if (value) return std::string(*value);
  missing(name);
  return {};
}

ByteView Taker::bytes(std::int64_t key, const char* name) {
  const auto* item = map_.at(key);
  const auto value = item != nullptr ? item->bytes() : std::nullopt;
  if (value) return *value;
  missing(name);
  return {};
}

const std::vector<Item>* Taker::array(std::int64_t key, const char* name, std::size_t low, std::size_t high) {
  const auto* item = map_.at(key);
  if (item != nullptr && item->kind == Kind::array && item->children.size() >= low && item->children.size() <= high)
    return &item->children;
  missing(name);
  return nullptr;
}

}  // namespace credit::seal::cbor
