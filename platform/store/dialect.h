// The schema is written once, in SQLite's words, and only in those PostgreSQL takes too but for a few, which are put
// into its own here. What the statements of the program say is the same for both.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/store/database.h"

namespace credit::platform {

// One statement of schema.sql for that engine; more than one where PostgreSQL wants a function beside a trigger.
//   INTEGER -> BIGINT (an INTEGER PRIMARY KEY counts by itself), BLOB -> BYTEA, TEXT in the order of its bytes,
//   WITHOUT ROWID -> nothing, a trigger that refuses -> a function that raises
std::vector<std::string> in_dialect(std::string_view statement, Engine engine);

}  // namespace credit::platform
