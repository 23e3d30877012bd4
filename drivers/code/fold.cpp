#include "drivers/code/fold.h"

#include <algorithm>

namespace credit::code {
namespace {

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }
char raised(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// The ASCII character three bytes of UTF-8 stand for, or 0.
char narrowed(std::string_view rest) {
  if (rest.size() < 3) return 0;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
  if (rest.substr(0, 3) == "\xE3\x80\x80") return ' ';  // U+3000
  if (byte(0) != 0xEF || byte(2) < 0x80 || byte(2) > 0xBF) return 0;
  const int point = byte(1) == 0xBC ? byte(2) - 0x80 : byte(1) == 0xBD ? byte(2) - 0x80 + 0x40 : 0;  // from U+FF00
  return point >= 0x01 && point <= 0x5E ? static_cast<char>(point + 0x20) : '\0';
}

// How many characters of a percent-escape stand here.
std::size_t escape(std::string_view rest) {
  return rest.size() >= 3 && rest[0] == '%' && is_hex(rest[1]) && is_hex(rest[2]) ? 3 : 0;
}

}  // namespace

Personal<std::string> narrow(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  while (!utf8.empty()) {
    const char plain = narrowed(utf8);
    out += plain != 0 ? plain : utf8[0];
    utf8.remove_prefix(plain != 0 ? 3 : 1);
  }
  return Personal<std::string>(std::move(out));
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks(" \t\r\n\0", 5);
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

Personal<std::string> upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), raised);
  return Personal<std::string>(std::move(out));
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return raised(x) == raised(y); });
}

std::vector<std::string_view> alphanumeric_runs(std::string_view text) {
  std::vector<std::string_view> runs;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto size = escape(text.substr(at))) {
      at += size;
      continue;
    }
    const std::size_t start = at;
    while (at < text.size() && is_alphanumeric(text[at])) ++at;
    if (at > start)
      runs.push_back(text.substr(start, at - start));
    else
      ++at;
  }
  return runs;
}

}  // namespace credit::code
