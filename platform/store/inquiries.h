// Of the query register the rows about one subject: what the subject itself may see of them.
#pragma once
#include <vector>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct Inquiry {
  Instant at{};
  std::string kiosk, asker, why, authorisation, action, outcome, report;
};

inline constexpr std::int64_t inquiries_shown = 100;

// Latest first: queries about the subject, and checks of its reports by whoever held them. What became of a paper at
// the printer is no query and is left out. `digest` is the subject's.
Result<std::vector<Inquiry>> inquiries_about(Connection& connection, const std::string& digest);

}  // namespace credit::platform
