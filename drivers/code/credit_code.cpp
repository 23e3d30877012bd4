#include "drivers/code/credit_code.h"

#include <algorithm>
#include <array>

namespace credit::code {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // GB 32100 table 2: no I O S V Z
constexpr int modulus = 31;
constexpr std::size_t length = 18;

struct Registrar {
  char department;
  std::string_view categories;
};
// Facts D, after GB 32100 table 1: who registers, and what kinds.
constexpr Registrar registrars[] = {
    {'1', "1239"}, {'2', "19"}, {'3', "123459"}, {'4', "19"}, {'5', "1239"}, {'6', "129"},
    {'7', "129"},  {'8', "19"}, {'9', "123"},    {'A', "19"}, {'N', "1239"}, {'Y', "1"},
};

constexpr std::string_view provinces =
    "10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 "
    "61 62 63 64 65 71 81 82";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

bool registrar_known(std::string_view code) {
  return std::any_of(std::begin(registrars), std::end(registrars), [&](const Registrar& registrar) {
    return registrar.department == code[0] && registrar.categories.find(code[1]) != std::string_view::npos;
  });
}

// GB 11643: the last character by ISO 7064 MOD 11-2, and a birth date that can be one.
bool is_identity_number(std::string_view text) {
  constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  if (!all_digits(text.substr(0, 17))) return false;
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (text[i] - '0');
  const auto century = text.substr(6, 2), month = text.substr(10, 2), day = text.substr(12, 2);
  return "10X98765432"[sum % 11] == text[17] && century >= "18" && century <= "20" && month >= "01" && month <= "12" &&
         day >= "01" && day <= "31";
}

}  // namespace

std::optional<char> credit_check(std::string_view first_seventeen) {
  int sum = 0, weight = 1;  // 3^(i-1) mod 31
  for (const char c : first_seventeen) {
    const auto value = alphabet.find(c);
    if (value == std::string_view::npos) return {};
    sum += static_cast<int>(value) * weight;
    weight = weight * 3 % modulus;
  }
  return alphabet[static_cast<std::size_t>((modulus - sum % modulus) % modulus)];
}

std::optional<char> organisation_check(std::string_view first_eight) {
  constexpr std::array weights{3, 7, 9, 10, 5, 8, 4, 2};
  if (first_eight.size() != weights.size()) return {};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const char c = first_eight[i];
    if (!is_digit(c) && (c < 'A' || c > 'Z')) return {};
    sum += weights[i] * (is_digit(c) ? c - '0' : c - 'A' + 10);
  }
  return "0X987654321"[sum % 11];
}

bool province_known(std::string_view division) {
  return division.size() >= 2 && all_digits(division.substr(0, 2)) &&
         provinces.find(division.substr(0, 2)) != std::string_view::npos;
}

CodeVerdict judge_credit_code(std::string_view code) {
  if (code.size() != length || alphabet.find(code[17]) == std::string_view::npos) return CodeVerdict::none;
  const auto check = credit_check(code.substr(0, 17));
  if (!check || !all_digits(code.substr(2, 6)) || !province_known(code.substr(2))) return CodeVerdict::none;
  if (*check == code[17]) return registrar_known(code) ? CodeVerdict::good : CodeVerdict::unknown_registrar;
  return registrar_known(code) && !is_identity_number(code) ? CodeVerdict::check_wrong : CodeVerdict::none;
}

}  // namespace credit::code
