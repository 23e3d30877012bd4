#include "drivers/idcard/foreigner_number.h"

#include <algorithm>
#include <array>

namespace credit::idcard {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'A' && c <= 'Z'; }
bool digits(std::string_view text) { return std::all_of(text.begin(), text.end(), digit); }
bool letters(std::string_view text) { return std::all_of(text.begin(), text.end(), letter); }

constexpr std::size_t size_2017 = 15, size_2023 = 18;

}  // namespace

bool number_of_2017(std::string_view number) {
  return number.size() == size_2017 && letters(number.substr(0, 3)) && digits(number.substr(3));
}

bool check_of_2017_fits(std::string_view number) {
  return icao_check_digit(number.substr(0, size_2017 - 1)) == number.back();
}

std::string_view birth_of_2017(std::string_view number) { return number.substr(7, 6); }

Personal<std::string> two_digit_birth(Day birth) {
  const Personal<std::string> dashed(to_text(birth));  // YYYY-MM-DD
  const std::string_view text = dashed.expose();
  std::string packed;
  for (const std::size_t at : {2U, 5U, 8U}) packed += text.substr(at, 2);
  return Personal<std::string>(std::move(packed));
}

char icao_check_digit(std::string_view text) {
  constexpr std::array<int, 3> weights{7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    sum += (digit(text[i]) ? text[i] - '0' : text[i] - 'A' + 10) * weights[i % weights.size()];
  return static_cast<char>('0' + sum % 10);
}

std::string_view country_in_2023(std::string_view number) { return number.substr(3, 3); }

Personal<std::string> number_before_2023(std::string_view nationality, std::string_view number,
                                         std::string_view association) {
  const bool told = nationality.size() == 3 && letters(nationality) && number.size() == size_2023 &&
                    digits(number.substr(0, size_2023 - 1)) && association.size() == 3 && digits(association);
  if (!told) return {};
  std::string old;
  old.reserve(size_2017);
  old += nationality;
  old += number.substr(1, 2);
  old += association.substr(0, 2);
  old += number.substr(8, 6);
  old += association.substr(2, 1);
  old += icao_check_digit(old);
  Personal<std::string> kept(old);
  wipe(old);
  return kept;
}

}  // namespace credit::idcard
