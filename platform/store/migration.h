// The schema in numbered steps, as schema.sql has them: what a store of version 3 holds is what steps 1 to 3 made. A
// step that was delivered never changes; the store keeps the digest of each one that was done.
#pragma once
#include <vector>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct SchemaStep {
  int number = 0;
  std::string_view text;  // statements, parted by blank lines
};
const std::vector<SchemaStep>& schema_steps();
std::string digest_of(const SchemaStep& step);

// 0: nothing there yet. store_version_unknown: newer than we know, made by other steps, or no store of ours.
Result<int> store_version(Connection& connection);

// Does the steps that are missing, all or none, up to that version; hands back where it came from.
// store_version_unknown, store_unusable, platform_busy
Result<int> migrate(Connection& connection, int version);
int newest_version();

// Makes the tables where there are none. store_outdated: an older version, which `store migrate` brings up to date;
// and the failures of migrate
Status prepare_schema(Connection& connection);

}  // namespace credit::platform
