#include "base/identity.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace credit {
namespace {

constexpr std::array<int, 17> id_weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view id_checks = "10X98765432";
constexpr std::array<int, 17> uscc_weights{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_a_day(std::string_view eight_digits) {
  const std::chrono::year_month_day day{std::chrono::year{number_of(eight_digits.substr(0, 4))},
                                        std::chrono::month{static_cast<unsigned>(number_of(eight_digits.substr(4, 2)))},
                                        std::chrono::day{static_cast<unsigned>(number_of(eight_digits.substr(6, 2)))}};
  return day.ok() && day.year() >= std::chrono::year{1800};
}

}  // namespace

char id_number_check(std::string_view seventeen_digits) {
  if (seventeen_digits.size() != id_weights.size() || !all_digits(seventeen_digits)) return '\0';
  int sum = 0;
  for (std::size_t i = 0; i < id_weights.size(); ++i) sum += (seventeen_digits[i] - '0') * id_weights[i];
  return id_checks[static_cast<std::size_t>(sum % 11)];
}

bool id_number_valid(std::string_view number) {
  if (number.size() != 18) return false;
  const char check = id_number_check(number.substr(0, 17));
  return check != '\0' && check == number[17] && is_a_day(number.substr(6, 8));
}

char uscc_check(std::string_view seventeen) {
  if (seventeen.size() != uscc_weights.size()) return '\0';
  int sum = 0;
  for (std::size_t i = 0; i < uscc_weights.size(); ++i) {
    const auto value = uscc_alphabet.find(seventeen[i]);
    if (value == std::string_view::npos) return '\0';
    sum += static_cast<int>(value) * uscc_weights[i];
  }
  // The outer "mod 31" is the one implementations forget: a sum divisible by 31 gives '0'.
  return uscc_alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

bool uscc_valid(std::string_view code) {
  if (code.size() != 18) return false;
  const char check = uscc_check(code.substr(0, 17));
  return check != '\0' && check == code[17];
}

}  // namespace credit
