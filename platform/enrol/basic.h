// HTTP Basic (RFC 7617): who a machine says it is, and its one-time code.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/personal.h"

namespace credit::platform::enrol {

struct BasicLogin {
  std::string kiosk;  // well formed as certs::check_owner has it
  Personal<std::string> code;
};

std::optional<BasicLogin> read_basic(std::string_view authorization);

}  // namespace credit::platform::enrol
