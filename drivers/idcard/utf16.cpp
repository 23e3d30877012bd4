#include "drivers/idcard/utf16.h"

#include "base/personal.h"

namespace credit::idcard {
namespace {

char32_t unit(ByteView bytes, std::size_t at) { return static_cast<char32_t>(bytes[at] | bytes[at + 1] << 8); }
bool high(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool low(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

ByteView without_padding(ByteView bytes) {
  while (bytes.size() >= 2) {
    const char32_t last = unit(bytes, bytes.size() - 2);
    if (last != U' ' && last != 0) break;
    bytes = bytes.first(bytes.size() - 2);
  }
  return bytes;
}

void append(std::string& text, char32_t c) {
  const auto tail = [&](int shift) { text.push_back(static_cast<char>(0x80 | ((c >> shift) & 0x3F))); };
  if (c < 0x80) {
    text.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    text.push_back(static_cast<char>(0xC0 | c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    text.push_back(static_cast<char>(0xE0 | c >> 12));
    tail(6);
    tail(0);
  } else {
    text.push_back(static_cast<char>(0xF0 | c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

// The character that starts at `at`; moves `at` behind it.
std::optional<char32_t> next(ByteView bytes, std::size_t& at) {
  const char32_t first = unit(bytes, at);
  at += 2;
  if (first < 0x20 || (first >= 0x7F && first < 0xA0) || low(first)) return std::nullopt;
  if (!high(first)) return first;
  if (at + 2 > bytes.size() || !low(unit(bytes, at))) return std::nullopt;
  const char32_t second = unit(bytes, at);
  at += 2;
  return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

}  // namespace

std::optional<std::string> text_of(ByteView utf16le) {
  if (utf16le.size() % 2 != 0) return std::nullopt;
  const auto bytes = without_padding(utf16le);
  std::string text;
  text.reserve(bytes.size() / 2 * 3);
  for (std::size_t at = 0; at < bytes.size();) {
    const auto c = next(bytes, at);
    if (!c) {
      wipe(text);
      return std::nullopt;
    }
    append(text, *c);
  }
  return text;
}

}  // namespace credit::idcard
