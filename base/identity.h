// Check digits of the numbers people and organisations are known by. A right check digit is no proof that the number
// exists.
#pragma once
#include <string>
#include <string_view>

namespace credit {

// Resident ID number, GB 11643-1999: 17 digits and 0-9 or upper-case X (ISO 7064 MOD 11-2), with a possible birth date.
bool id_number_valid(std::string_view number);
char id_number_check(std::string_view seventeen_digits);  // '\0' when they are not 17 digits

// Unified social credit code, GB 32100-2015: 18 of the alphabet without I O S V Z, MOD 31.
bool uscc_valid(std::string_view code);
char uscc_check(std::string_view seventeen);  // '\0' when a character is not of the alphabet or the length is wrong

inline constexpr std::string_view uscc_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

}  // namespace credit
