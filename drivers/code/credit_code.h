// The unified social credit code (GB 32100-2015) and the organisation code inside it (GB 11714).
#pragma once
#include <optional>
#include <string_view>

namespace credit::code {

enum class CodeVerdict {
  good,
  // Well formed, its check character wrong: codes were issued like that, so a person looks and confirms.
  check_wrong,
  // Its check character right, its department and category unknown to GB 32100's table: likewise.
  unknown_registrar,
  none,  // no such code
};

// code: upper case, as normalised. An identity number (GB 11643) has the same length; where only its own check digit
// is right it is none.
CodeVerdict judge_credit_code(std::string_view code);

// The eighteenth character for the first seventeen; nothing when one of them is outside GB 32100's alphabet.
std::optional<char> credit_check(std::string_view first_seventeen);
// C9 for the first eight characters, 0-9 A-Z; nothing when there are others.
std::optional<char> organisation_check(std::string_view first_eight);

// Whether two digits open a code of administrative divisions (GB/T 2260); 10 is the whole country's.
bool province_known(std::string_view division);

}  // namespace credit::code
