#include "drivers/scanner/hid_items.h"

#include "base/failures/scanner.h"

namespace credit::scanner {
namespace {

constexpr std::uint8_t long_item = 0xFE;
constexpr std::uint8_t size_bits = 0x03;

}  // namespace

std::int32_t Item::signed_value() const {
  if (size == 1) return static_cast<std::int8_t>(value);
  if (size == 2) return static_cast<std::int16_t>(value);
  return static_cast<std::int32_t>(value);
}

Result<std::optional<Item>> ItemReader::next() {
  const auto cut_off = [] { return fail(failure::scanner_descriptor_invalid, "ends inside an item"); };
  while (!rest_.empty() && rest_[0] == long_item) {
    if (rest_.size() < 3 || rest_.size() - 3 < rest_[1]) return cut_off();
    rest_ = rest_.subspan(3U + rest_[1]);
  }
  if (rest_.empty()) return std::optional<Item>();
  const std::uint8_t prefix = rest_[0];
  const auto code = static_cast<std::uint8_t>(prefix & size_bits);
  const auto size = static_cast<std::uint8_t>(code == 3 ? 4 : code);
  if (rest_.size() - 1 < size) return cut_off();
  Item item{static_cast<ItemTag>(prefix & ~size_bits), size, 0};
  for (std::size_t i = 0; i < size; ++i) item.value |= static_cast<std::uint32_t>(rest_[1 + i]) << (8 * i);
  rest_ = rest_.subspan(1U + size);
  return std::optional<Item>(item);
}

}  // namespace credit::scanner
