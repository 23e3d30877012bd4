// Numbers as PDF wants them, whatever the locale: at most three decimals, no exponent.
#pragma once
#include <string>

namespace credit::render {

void append_number(std::string& out, double value, char after);

}  // namespace credit::render
