// Letters and digits as an input method may change them, made plain again.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/personal.h"

namespace credit::code {

// Full-width ASCII (U+FF01..FF5E) becomes ASCII, the ideographic blank a blank. Everything else stays.
Personal<std::string> narrow(std::string_view utf8);
// Blanks, line ends and NULs at both ends go.
std::string_view trimmed(std::string_view text);
// ASCII letters to upper case.
Personal<std::string> upper(std::string_view text);
bool same_ignoring_case(std::string_view a, std::string_view b);  // ASCII

// The longest runs of ASCII letters and digits. A percent-escape is no part of one.
std::vector<std::string_view> alphanumeric_runs(std::string_view text);

}  // namespace credit::code
