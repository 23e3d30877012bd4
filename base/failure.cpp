#include "base/failure.h"

#include <algorithm>

#include "base/result.h"

namespace credit {

const FailureWords& words_of(FailureCode code) {
  const auto words = std::ranges::lower_bound(all_failures(), code, {}, &FailureWords::number);
  CREDIT_ENSURE(words != all_failures().end() && words->number == code);
  return *words;
}

std::optional<FailureCode> code_named(std::string_view name) {
  const auto words = std::ranges::find(all_failures(), name, &FailureWords::code);
  if (words == all_failures().end()) return std::nullopt;
  return words->number;
}

}  // namespace credit
