// Invitations: one-time codes with which a machine fetches its first certificate.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/personal.h"
#include "platform/store/connection.h"

namespace credit::platform::enrol {

inline constexpr int tries = 5;  // wrong codes before an invitation is void
inline constexpr std::chrono::hours longest_valid{24 * 30};

// "72h": 1 to 720 hours.
std::optional<std::chrono::hours> parse_hours(std::string_view text);

// 16 characters of 25 that are not taken for each other, in groups of four: 74 bits. An earlier invitation of the same
// machine is void. certs_name_malformed, store_unusable
Result<Personal<std::string>> invite(Connection& connection, const std::string& kiosk, Instant now,
                                     std::chrono::hours valid);

// What a code is worth, without spending it; a wrong one costs a try, which is written at once. Run inside one write
// transaction with what follows. Hyphens, blanks and small letters do not matter.
// enrolment_code_wrong (also: nobody was invited), enrolment_code_blocked, enrolment_code_used, enrolment_code_expired;
// the last two are told only to who has the right code.
Result<std::optional<FailureCode>> try_code(Connection& connection, const std::string& kiosk, std::string_view code,
                                            Instant now);
Status spend_code(Connection& connection, const std::string& kiosk, Instant now);
Status withdraw_invitation(Connection& connection, const std::string& kiosk);

}  // namespace credit::platform::enrol
