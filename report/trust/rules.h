// What every dated, signed list keeps to.
#pragma once
#include "base/clock.h"
#include "report/seal/cbor.h"

namespace credit::trust {

inline std::int64_t seconds_of(Instant at) { return at.time_since_epoch().count(); }
inline bool moment(Instant at) { return seconds_of(at) >= 0 && seconds_of(at) <= seal::cbor::last_second; }
inline bool span_of_time(Instant from, Instant to) { return moment(from) && moment(to) && from < to; }

}  // namespace credit::trust
