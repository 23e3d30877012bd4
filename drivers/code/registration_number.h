// The 15-digit registration number of licences before October 2015 (GS 15-2006): 6 digits of the authority, 8 of order,
// one check digit by ISO 7064 MOD 11,10.
#pragma once
#include <string_view>

namespace credit::code {

enum class NumberVerdict {
  good,
  check_wrong,  // well formed otherwise: tolerated, but a person confirms
  none,
};
// The 15-digit identity numbers of before 1999 have the same length; what reads as a birth date and has no right check
// digit is none.
NumberVerdict judge_registration_number(std::string_view number);

}  // namespace credit::code
