// How a visit's person was checked: codes to the phone, requests to the desk, and what was passed. Codes are kept as
// keyed digests, and no longer than they are good.
#pragma once
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/personal.h"
#include "platform/store/connection.h"

namespace credit::platform {

Result<std::string> way_passed(Connection& connection, const std::string& visit);  // "" when none was
Status pass_check(Connection& connection, const std::string& visit, const std::string& way, Instant now);

struct PhoneCode {
  std::string digest;
  Instant expires{};
  std::int64_t tries_left = 0;
};
Status put_phone_code(Connection& connection, const std::string& visit, const PhoneCode& code);  // in place of an older
Result<std::optional<PhoneCode>> find_phone_code(Connection& connection, const std::string& visit);
Status spend_try(Connection& connection, const std::string& visit);
Status drop_phone_code(Connection& connection, const std::string& visit);

// Codes asked for by a person (keyed digest) and at a machine; older ones than the window are forgotten when one is
// noted.
struct CodesSent {
  std::int64_t person = 0, kiosk = 0, person_lately = 0;
};
Result<CodesSent> codes_sent(Connection& connection, const std::string& person, const std::string& kiosk, Instant since,
                             Instant lately);
Status note_code_sent(Connection& connection, const std::string& person, const std::string& kiosk, Instant now,
                      Instant forget_before);

enum class DeskState { none, waiting, confirmed, refused };
const char* name_of(DeskState state);

struct DeskRequest {
  std::string visit, kiosk, pairing;
  Personal<std::string> subject;  // ID number
  Instant asked{};
};
// A second request of the same visit takes the place of the first. False: somebody waits under this pairing code.
Result<bool> ask_desk(Connection& connection, const std::string& visit, const std::string& pairing, Instant now);
Result<DeskState> desk_state(Connection& connection, const std::string& visit);
Result<std::vector<DeskRequest>> waiting_at_desk(Connection& connection, Instant now);  // of visits still open
Result<std::optional<DeskRequest>> waiting_visit(Connection& connection, const std::string& visit, Instant now);
Status settle_desk(Connection& connection, const std::string& visit, bool confirmed, const std::string& account,
                   Instant now);

}  // namespace credit::platform
