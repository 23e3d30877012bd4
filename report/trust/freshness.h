// How old a list may be and still speak. A list says when the next one is due (next update). After that it is believed
// for a period of grace, and every answer says so; then no longer: whoever keeps a newer list from us must not be able
// to hide a revoked key or a withdrawn report for ever. Ten days: the longest public holiday, with the weekends beside
// it, during which an office may be shut and its network off.
#pragma once
#include "report/trust/trust_list.h"

namespace credit::trust {

inline constexpr std::chrono::days grace_period{10};
inline constexpr std::chrono::minutes clock_tolerance{5};  // how far two clocks may differ

enum class Freshness : std::uint8_t { current, grace, too_old };

template <class List>
Freshness freshness_of(const List& list, Instant now) {
  if (now <= list.next_update) return Freshness::current;
  return now <= list.next_update + grace_period ? Freshness::grace : Freshness::too_old;
}

// The list was signed later than our clock says it is: the clock is wrong, and so may be what was said of dates.
template <class List>
bool ahead_of_clock(const List& list, Instant now) {
  return list.issued > now + clock_tolerance;
}

const char* name_of(Freshness freshness);  // "current", "grace", "too_old"

}  // namespace credit::trust
