#include "base/bytes.h"

#include <array>

namespace credit {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::uint32_t base64_value(char c) {
  const auto at = base64_digits.find(c);
  return at == std::string_view::npos ? 64U : static_cast<std::uint32_t>(at);
}

}  // namespace

std::string to_hex(ByteView bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const auto byte : bytes) {
    text += hex_digits[byte >> 4];
    text += hex_digits[byte & 15];
  }
  return text;
}

std::optional<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]);
    const int low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return bytes;
}

std::string to_base64(ByteView bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    std::uint32_t word = static_cast<std::uint32_t>(bytes[i]) << 16;
    if (left > 1) word |= static_cast<std::uint32_t>(bytes[i + 1]) << 8;
    if (left > 2) word |= bytes[i + 2];
    text += base64_digits[word >> 18];
    text += base64_digits[(word >> 12) & 63];
    text += left > 1 ? base64_digits[(word >> 6) & 63] : '=';
    text += left > 2 ? base64_digits[word & 63] : '=';
  }
  return text;
}

std::optional<Bytes> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  Bytes bytes;
  for (std::size_t i = 0; i < text.size(); i += 4) {
    std::size_t padding = 0;
    if (i + 4 == text.size()) padding = text[i + 3] != '=' ? 0 : text[i + 2] != '=' ? 1 : 2;
    std::uint32_t word = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const std::uint32_t value = k + padding >= 4 ? 0 : base64_value(text[i + k]);
      if (value > 63) return std::nullopt;
      word = word << 6 | value;
    }
    if (padding == 1 && (word & 0xFF) != 0) return std::nullopt;
    if (padding == 2 && (word & 0xFFFF) != 0) return std::nullopt;
    const std::array<std::uint8_t, 3> three{static_cast<std::uint8_t>(word >> 16), static_cast<std::uint8_t>(word >> 8),
                                            static_cast<std::uint8_t>(word)};
    bytes.insert(bytes.end(), three.begin(), three.end() - static_cast<std::ptrdiff_t>(padding));
  }
  return bytes;
}

}  // namespace credit
