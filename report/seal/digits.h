// Seal bytes <-> decimal digits <-> URL fragment. Blocks of 7 bytes become 17 digits; a shorter last block of n bytes
// becomes its own fixed count of digits. One byte string has exactly one spelling.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::seal {

inline constexpr std::size_t digit_limit = 1244;  // digits of seal_limit bytes

std::string to_digits(ByteView seal);
Result<Bytes> from_digits(std::string_view digits);                 // seal_digits_malformed
std::string to_url(std::string_view host_and_path, ByteView seal);  // "https://" host_and_path "#" digits, lower case
// Accepts a URL or bare digits: everything after the last # or full-width #, full-width digits and blanks folded.
// The host is not looked at. seal_digits_malformed
Result<Bytes> from_url_or_digits(std::string_view text);

}  // namespace credit::seal
