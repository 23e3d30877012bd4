// Records as the sources supply them, on a sheet: commitments with their performance, evaluations and warnings. Nothing
// is computed here.
#pragma once
#include "platform/rights/sheet.h"
#include "platform/rights/subject_records.h"

namespace credit::platform {

Result<Sheet> list_records(const ServiceBook& book, const Service& service, const RecordSources& sources,
                           const std::string& subject, Day today);

}  // namespace credit::platform
