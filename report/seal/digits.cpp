#include "report/seal/digits.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/failures/seal.h"

namespace credit::seal {
namespace {

constexpr std::size_t block = 7;  // bytes
constexpr std::array<std::size_t, block + 1> digits_of_bytes{0, 3, 5, 8, 10, 13, 15, 17};

std::optional<std::size_t> bytes_of_digits(std::size_t digits) {
  const auto* const found = std::ranges::find(digits_of_bytes, digits);
  if (found == digits_of_bytes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - digits_of_bytes.begin());
}

tl::unexpected<Failure> wrong(std::string what) { return fail(failure::seal_digits_malformed, std::move(what)); }

Status append_block(Bytes& out, std::string_view digits) {
  const auto size = bytes_of_digits(digits.size());
  if (!size) return wrong("a last block of " + std::to_string(digits.size()) + " digits");
  std::uint64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return wrong("not a digit");
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (value >> (8 * *size) != 0) return wrong("a block too large for its bytes");
  for (std::size_t i = *size; i > 0; --i) out.push_back(static_cast<std::uint8_t>(value >> (8 * (i - 1))));
  return {};
}

constexpr std::string_view wide_hash = "\xEF\xBC\x83";    // U+FF03
constexpr std::string_view wide_digit_lead = "\xEF\xBC";  // U+FF10..FF19: third byte 0x90..0x99
constexpr std::string_view wide_blank = "\xE3\x80\x80";   // U+3000

std::string_view after_last_hash(std::string_view text) {
  const auto narrow = text.rfind('#');
  const auto wide = text.rfind(wide_hash);
  if (wide != std::string_view::npos && (narrow == std::string_view::npos || wide > narrow))
    return text.substr(wide + wide_hash.size());
  return narrow == std::string_view::npos ? text : text.substr(narrow + 1);
}

std::size_t digits_ahead(std::string_view text) {
  const auto* const other = std::ranges::find_if_not(text, [](char c) { return c >= '0' && c <= '9'; });
  return static_cast<std::size_t>(other - text.begin());
}

// How many bytes the folded character took; 0 when it is none of those an input method is known to change.
std::size_t fold_one(std::string_view rest, std::string& folded) {
  constexpr std::string_view blanks = " \t\r\n";
  if (blanks.find(rest[0]) != std::string_view::npos) return 1;
  if (rest.starts_with(wide_blank)) return wide_blank.size();
  if (rest.size() < 3 || !rest.starts_with(wide_digit_lead)) return 0;
  const int digit = static_cast<std::uint8_t>(rest[2]) - 0x90;
  if (digit < 0 || digit > 9) return 0;
  folded += static_cast<char>('0' + digit);
  return 3;
}

}  // namespace

std::string to_digits(ByteView seal) {
  std::string text;
  for (; !seal.empty(); seal = seal.subspan(std::min(block, seal.size()))) {
    std::uint64_t value = 0;
    const ByteView part = seal.first(std::min(block, seal.size()));
    for (const auto byte : part) value = value << 8 | byte;
    std::string digits(digits_of_bytes[part.size()], '0');
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, value /= 10)
      *digit = static_cast<char>('0' + value % 10);
    text += digits;
  }
  return text;
}

Result<Bytes> from_digits(std::string_view digits) {
  constexpr std::size_t full = digits_of_bytes[block];
  if (digits.empty()) return wrong("no digits");
  if (digits.size() > digit_limit) return wrong("more than " + std::to_string(digit_limit) + " digits");
  Bytes out;
  out.reserve(digits.size() / 2);
  for (; !digits.empty(); digits.remove_prefix(std::min(full, digits.size())))
    CREDIT_CHECK(append_block(out, digits.substr(0, full)));
  return out;
}

std::string to_url(std::string_view host_and_path, ByteView seal) {
  return "https://" + std::string(host_and_path) + "#" + to_digits(seal);
}

Result<Bytes> from_url_or_digits(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (auto rest = after_last_hash(text); !rest.empty();) {
    const auto run = digits_ahead(rest);  // nearly always all of it
    folded += rest.substr(0, run);
    rest.remove_prefix(run);
    if (rest.empty()) break;
    const std::size_t taken = fold_one(rest, folded);
    if (taken == 0) return wrong("something other than a digit");
    rest.remove_prefix(taken);
  }
  return from_digits(folded);
}

}  // namespace credit::seal
