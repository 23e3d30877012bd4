// Office sheets made by hand, so that a test can break any part of one.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace credit::platform::testing {

using SheetParts = std::map<std::string, std::string>;

// A container of stored (not deflated) or deflated members.
std::string zip_of(const SheetParts& parts, bool deflated = true);
// One worksheet with these rows of XML (<row>…), and what a workbook needs around it.
SheetParts workbook_of(const std::string& rows, const std::string& shared = {});
// The same table as a CSV text has, all cells inline strings.
std::string sheet_of_csv(const std::string& csv);

}  // namespace credit::platform::testing
