// The query register as a file for a reviewer, who verifies it away from the store. JSON lines, UTF-8:
//   {"register":1}                                     the form's version
//   {"checkpoint":NUMBER,"signed":"BASE64"}            each checkpoint, see checkpoint.h
//   {"sequence":1,"at":"...", ... ,"chain":"HEX"}      each row, see register.h
// No row names a person: "whom" is a digest under a key that stays with the platform.
#pragma once
#include <istream>

#include "platform/store/register_check.h"

namespace credit::platform {

// Through a file beside it: there is a whole export or none. Rows written. file_unwritable, store_unusable
Result<std::int64_t> export_register(Connection& connection, const std::filesystem::path& file);

// file_unreadable, register_export_malformed names the line
Result<RegisterState> check_export(const std::filesystem::path& file, const trust::TrustList& trust,
                                   const std::vector<Bytes>& elsewhere = {});
Result<RegisterState> check_export(std::istream& in, const trust::TrustList& trust,
                                   const std::vector<Bytes>& elsewhere = {});

}  // namespace credit::platform
