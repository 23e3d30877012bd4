// How long the query register is kept. Old rows go only together with a signed checkpoint that says from which row, and
// from which chain value, the register goes on: what is left still verifies, and nobody can drop a row unsigned.
#pragma once
#include "platform/store/checkpoint.h"

namespace credit::platform {

// Logs are kept at least six months by law (Cybersecurity Law, article 21).
inline constexpr int shortest_retention_months = 6;

// The day of the same number so many months before, or that month's last.
Instant months_before(Instant now, int months);

struct Dropped {
  std::int64_t rows = 0;
  Bytes checkpoint;  // the one that says so; empty when nothing was old enough
};
// Drops the rows before the first one younger than that; the last row always stays, the chain hangs on it. The caller
// has found the register whole. retention_too_short, store_unusable, and the failures of signing
Result<Dropped> drop_old_rows(Connection& connection, const seal::Signer& signer, int months, Instant now);

}  // namespace credit::platform
