// The id table and the udev rules say the same, since both are generated from one list.
#include "base/file.h"
#include "drivers/usb/known_ids.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace credit;

TEST_CASE("every known id has its udev rule") {
  const auto rules = read_file(CREDIT_BINARY_DIR "/generated/system/udev/60-credit-devices.rules");
  REQUIRE(rules);
  const auto text = text_view(*rules);
  for (const auto& id : usb::known_ids) {
    char rule[64];
    std::snprintf(rule, sizeof rule, "ATTR{idVendor}==\"%04x\", ATTR{idProduct}==\"%04x\"", id.vid, id.pid);
    CHECK(text.find(rule) != std::string_view::npos);
  }
  CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) == 1 + 2 * std::size(usb::known_ids));
  CHECK(text.find("GROUP=\"credit-devices\", MODE=\"0660\"") != std::string_view::npos);
}
