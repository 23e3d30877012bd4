// What a card says of one thing in two places must agree; where it does not, that is told and not judged.
#pragma once
#include <chrono>

#include "drivers/idcard/id_card.h"

namespace credit::idcard {

std::vector<CardWarning> cross_checks(const IdCard& card);

// How long a resident's card is valid, by the age on the day of issue (ID Card Law, article 5): under 16 five years,
// 16-25 ten, 26-45 twenty, from 46 on for life (nothing).
std::optional<std::chrono::years> term_by_law(Day birth, Day issued);

}  // namespace credit::idcard
