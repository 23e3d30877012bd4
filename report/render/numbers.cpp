#include "report/render/numbers.h"

#include <cmath>

namespace credit::render {

void append_number(std::string& out, double value, char after) {
  const auto thousandths = std::llround(value * 1000);
  const auto whole = std::llabs(thousandths) / 1000;
  auto rest = std::llabs(thousandths) % 1000;
  if (thousandths < 0) out += '-';
  out += std::to_string(whole);
  if (rest != 0) {
    auto decimals = std::to_string(1000 + rest).substr(1);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    out += '.' + decimals;
  }
  out += after;
}

}  // namespace credit::render
