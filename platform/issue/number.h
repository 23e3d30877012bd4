// The two strings people type: a report's number and its check code.
#pragma once
#include <string>

#include "base/clock.h"

namespace credit::platform {

std::string make_report_number(Instant issued);  // 14 digits of China time + 8 random of A-Z 0-9
std::string make_check_code();                   // 11 random of the GB 32100 alphabet + check character

}  // namespace credit::platform
