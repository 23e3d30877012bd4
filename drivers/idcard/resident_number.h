// The citizen's number, GB 11643: 6 digits region, 8 birth, 3 sequence (odd: male), 1 check by ISO 7064 MOD 11-2.
#pragma once
#include <optional>
#include <string_view>

#include "base/clock.h"

namespace credit::idcard {

bool resident_number_valid(
    std::string_view number);  // 18 characters, check digit right; says nothing of region or birth
// Only for a valid number.
std::optional<Day> birth_in(std::string_view number);
bool male_in(std::string_view number);

// Numbers of residence permits name the region instead of a county: 810000, 820000, 830000.
enum class HomeRegion { hong_kong, macau, taiwan };
std::optional<HomeRegion> home_region_in(std::string_view number);

// GB 3304, two digits; empty when the code is not in the table.
std::string_view nation_name(std::string_view code);

}  // namespace credit::idcard
