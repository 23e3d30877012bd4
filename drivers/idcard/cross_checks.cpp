#include "drivers/idcard/cross_checks.h"

#include "drivers/idcard/countries.h"
#include "drivers/idcard/foreigner_number.h"
#include "drivers/idcard/resident_number.h"

namespace credit::idcard {
namespace {

using std::chrono::year_month_day;
using std::chrono::years;

// The same day so many years on; 29 February becomes 1 March.
Day after(Day day, years term) {
  const year_month_day date{day};
  return Day{std::chrono::sys_days{(date.year() + term) / date.month() / date.day()}};
}

bool birth_fits(const IdCard& card) {
  const std::string_view number = card.number.expose();
  if (card.kind == CardKind::foreigner_2017) return birth_of_2017(number) == two_digit_birth(card.birth).expose();
  return birth_in(number) == card.birth;
}

// Only where the rule of odd and even is known to hold.
bool sex_fits(const IdCard& card) {
  if (card.kind != CardKind::resident && card.kind != CardKind::hk_macau_taiwan) return true;
  const bool stated = card.sex == Sex::male || card.sex == Sex::female;
  return !stated || (card.sex == Sex::male) == male_in(card.number.expose());
}

bool region_fits(const IdCard& card) {
  const std::string_view number = card.number.expose();
  if (card.kind == CardKind::hk_macau_taiwan) return home_region_in(number).has_value();
  return card.kind != CardKind::foreigner_2023 || number.front() == '9';
}

bool country_fits(const IdCard& card) {
  const std::string_view number = card.number.expose();
  if (card.kind == CardKind::foreigner_2017) return number.substr(0, 3) == card.nationality;
  if (card.kind != CardKind::foreigner_2023) return true;
  const auto numeric = country_number(card.nationality);
  return numeric.empty() || country_in_2023(number) == numeric;
}

bool nationality_known(const IdCard& card) {
  const bool foreigner = card.kind == CardKind::foreigner_2017 || card.kind == CardKind::foreigner_2023;
  return !foreigner || country_known(card.nationality);
}

// A day of tolerance: some offices count the day of issue.
bool term_fits(const IdCard& card) {
  if (card.kind != CardKind::resident) return true;
  const auto term = term_by_law(card.birth, card.valid_from);
  if (!term || !card.valid_to) return term.has_value() == card.valid_to.has_value();
  const Day due = after(card.valid_from, *term);
  return *card.valid_to >= due - std::chrono::days{1} && *card.valid_to <= due;
}

}  // namespace

std::optional<years> term_by_law(Day birth, Day issued) {
  const auto reached = [&](int age) { return issued >= after(birth, years{age}); };
  if (reached(46)) return std::nullopt;
  return reached(26) ? years{20} : reached(16) ? years{10} : years{5};
}

std::vector<CardWarning> cross_checks(const IdCard& card) {
  std::vector<CardWarning> warnings;
  const auto want = [&](bool fits, CardWarning warning) {
    if (!fits) warnings.push_back(warning);
  };
  want(birth_fits(card), CardWarning::birth_differs_from_number);
  want(sex_fits(card), CardWarning::sex_differs_from_number);
  want(card.kind != CardKind::resident || !card.nation.empty(), CardWarning::nation_unknown);
  want(nationality_known(card), CardWarning::nationality_unknown);
  want(country_fits(card), CardWarning::country_differs_from_number);
  want(region_fits(card), CardWarning::region_differs_from_kind);
  want(card.kind != CardKind::foreigner_2017 || check_of_2017_fits(card.number.expose()),
       CardWarning::number_check_differs);
  want(term_fits(card), CardWarning::term_differs_from_age);
  return warnings;
}

}  // namespace credit::idcard
