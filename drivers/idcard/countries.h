// Nationalities as cards bear them: three letters. ISO 3166-1, and the further codes of ICAO 9303-3 section 5 (parts of
// the United Kingdom's nationality law, stateless persons, organisations).
#pragma once
#include <string_view>

namespace credit::idcard {

bool country_known(std::string_view letters);
// ISO 3166-1 numeric, three digits; empty where there is none.
std::string_view country_number(std::string_view letters);

}  // namespace credit::idcard
