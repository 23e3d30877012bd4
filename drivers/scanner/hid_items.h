// The items of a HID report descriptor (HID 1.11 clause 6.2.2), one after another. Pure.
#pragma once
#include <cstdint>
#include <optional>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::scanner {

// Prefix without its size bits: type and tag as clause 6.2.2.4 to 6.2.2.8 print them.
enum class ItemTag : std::uint8_t {
  input = 0x80,
  output = 0x90,
  feature = 0xB0,
  collection = 0xA0,
  end_collection = 0xC0,
  usage_page = 0x04,
  logical_minimum = 0x14,
  logical_maximum = 0x24,
  report_size = 0x74,
  report_id = 0x84,
  report_count = 0x94,
  push = 0xA4,
  pop = 0xB4,
  usage = 0x08,
  usage_minimum = 0x18,
  usage_maximum = 0x28,
  delimiter = 0xA8,
  // Any other value: an item this product has no use for (units, physical limits, strings).
};

struct Item {
  ItemTag tag{};
  std::uint8_t size = 0;    // bytes of data: 0, 1, 2 or 4
  std::uint32_t value = 0;  // unsigned
  std::int32_t signed_value() const;
};

class ItemReader {
 public:
  explicit ItemReader(ByteView descriptor) : rest_(descriptor) {}
  // The next short item; long items (clause 6.2.2.3, "for future use") are stepped over. Nothing at the end.
  // scanner_descriptor_invalid: the descriptor ends inside an item
  Result<std::optional<Item>> next();

 private:
  ByteView rest_;
};

}  // namespace credit::scanner
