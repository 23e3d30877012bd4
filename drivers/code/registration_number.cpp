#include "drivers/code/registration_number.h"

#include <algorithm>

#include "drivers/code/credit_code.h"

namespace credit::code {
namespace {

constexpr std::size_t length = 15;

bool check_right(std::string_view number) {
  int product = 10;
  for (const char c : number.substr(0, length - 1)) {
    const int sum = (product + (c - '0')) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (product + (number[length - 1] - '0')) % 10 == 1;
}

bool holds_birth_date(std::string_view number) {
  const auto month = number.substr(8, 2), day = number.substr(10, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

}  // namespace

NumberVerdict judge_registration_number(std::string_view number) {
  const bool digits = std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (number.size() != length || !digits || !province_known(number)) return NumberVerdict::none;
  if (check_right(number)) return NumberVerdict::good;
  return holds_birth_date(number) ? NumberVerdict::none : NumberVerdict::check_wrong;
}

}  // namespace credit::code
