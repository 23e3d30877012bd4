// Reading CBOR (RFC 8949). Deterministic rules by default: whatever has a second spelling is refused.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::seal::cbor {

inline constexpr int depth_limit = 16;

enum class Kind : std::uint8_t { unsigned_integer, negative_integer, bytes, text, array, map, tag, simple };

// deterministic: section 4.2.1, and no floats or simple values, which nothing here uses.
// lenient: longer integers, unsorted keys, floats and simple values pass; for the vectors of others.
// Both: definite lengths only, no key twice, valid UTF-8, no trailing byte, depth_limit.
enum class Rules : std::uint8_t { deterministic, lenient };

// Strings are views into the bytes that were parsed: those must outlive the item.
struct Item {
  Kind kind{};
  std::uint64_t argument = 0;  // value, length, count, or tag number
  ByteView content;            // of bytes and text
  ByteView encoded;            // the whole item as it stood
  std::vector<Item> children;  // of array; of map: key, value, key, value; of tag: one

  std::optional<std::int64_t> integer() const;
  std::optional<ByteView> bytes() const;
  std::optional<std::string_view> text() const;
  const Item* at(std::int64_t key) const;  // of a map; nullptr when absent or not a map
  bool is_array(std::size_t count) const { return kind == Kind::array && children.size() == count; }
  bool is_map(std::size_t count) const { return kind == Kind::map && children.size() == 2 * count; }
};

Result<Item> parse(ByteView bytes, Rules rules = Rules::deterministic);  // seal_cbor_malformed

inline constexpr std::int64_t last_second = 253402300799;  // 9999-12-31T23:59:59Z, the last our times may name

bool valid_utf8(std::string_view text);
// 1 to limit bytes of UTF-8 without control characters: what may go to a terminal or a page as it is.
bool plain_text(std::string_view text, std::size_t limit);

}  // namespace credit::seal::cbor
