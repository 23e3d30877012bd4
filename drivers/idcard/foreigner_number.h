// Numbers of foreigners' permanent residence cards.
// 2017: nationality (3 letters), place (2 digits and 2 more), birth YYMMDD, sequence (1), check (1): 15 characters.
// 2023: 9, accepting province (2), country (3, ISO 3166-1 numeric), birth YYYYMMDD, sequence (3), check as GB 11643.
#pragma once
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/personal.h"

namespace credit::idcard {

bool number_of_2017(std::string_view number);  // 3 capital letters, 12 digits; nothing about the check digit
// Only for numbers of that form.
bool check_of_2017_fits(std::string_view number);
std::string_view birth_of_2017(std::string_view number);  // YYMMDD
Personal<std::string> two_digit_birth(Day birth);         // YYMMDD

// ICAO 9303-3, clause 4.9: weights 7 3 1, letters A=10 to Z=35, sum modulo 10. Only for digits and capital letters.
char icao_check_digit(std::string_view text);

// Only for a valid number of 18 characters.
std::string_view country_in_2023(std::string_view number);  // three digits

// What the same person's card of 2017 bore, from a card of 2023: `association` is its item of three characters. Empty
// when any of the three has not the form that takes. One source describes this; the arithmetic was checked.
Personal<std::string> number_before_2023(std::string_view nationality, std::string_view number,
                                         std::string_view association);

}  // namespace credit::idcard
