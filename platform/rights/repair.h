// The repair guide: record by record the class, and the earliest day on which repair may be applied for, by the rules
// in the service book. What the source does not state is said to be open, never guessed.
#pragma once
#include "platform/rights/sheet.h"
#include "platform/rights/subject_records.h"

namespace credit::platform {

// The class whose publication span the record's own publication fits; nullptr when none does, or more than one.
const RepairClass* class_of(const std::vector<RepairClass>& classes, Day start, Day until);
// So many months later, the last day of the month where that month has no such day.
Day months_after(Day start, int months);

Result<Sheet> repair_guide(const ServiceBook& book, const RecordSources& sources, const std::string& subject,
                           Day today);

}  // namespace credit::platform
