// What printer-state-reasons (RFC 8011 5.4.12, PWG 5100.9) mean for paper.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/print/printer.h"

namespace credit::print {

// By prefix, with any suffix or none; models differ in whether they write -report, -warning or -error.
std::vector<Trouble> read_reasons(const std::vector<std::string>& reasons, const std::vector<std::string>& ignored);
bool blocks(Trouble trouble);
std::vector<Trouble> blocking_only(const std::vector<Trouble>& troubles);
// Why nothing can be printed in this state, which must block printing.
Failure why_blocked(const PrinterState& state);

}  // namespace credit::print
