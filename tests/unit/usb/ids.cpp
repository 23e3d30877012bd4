// The id table against the facts it was made from, and what is generated from it against the table.
#include "drivers/usb/ids.h"

#include "base/file.h"
#include "tests/support/catch.h"

using namespace credit;
using usb::Confidence;
using usb::Role;
using usb::Transport;

namespace {

std::string generated(const std::string& name) {
  const auto file = read_file(CREDIT_BINARY_DIR "/generated/system/" + name);
  REQUIRE(file);
  return std::string(text_view(*file));
}

std::string hex4(unsigned value) {
  char text[8];
  std::snprintf(text, sizeof text, "%04x", value);
  return text;
}

}  // namespace

TEST_CASE("every attested reader is in the table, with its protocol and confidence") {
  struct Row {
    std::uint16_t vid, pid;
    Transport transport;
    Confidence confidence;
  };
  using enum Transport;
  using enum Confidence;
  const Row rows[] = {
      {0x0400, 0xC35A, sdt_bulk, high},           // GA 467, openiDR200, kekxv, Shensi
      {0x0316, 0x5020, sdt_bulk, medium},         // id 25307869362
      {0x2B8B, 0x2721, sdt_hid, medium},          // com.sdt (Yinan)
      {0x0425, 0x8159, sdt_hid, low},             // id 52510185327
      {0x10C4, 0x0007, sdt_hid_wrapped, medium},  // Miaxis Java driver
      {0x203B, 0x0101, sdt_hid_wrapped, medium},  // Miaxis Java driver
      {0x261A, 0x0007, vendor_private, medium},   // Shensi
      {0x261A, 0x000C, vendor_private, medium},   // Shensi
      {0x261A, 0x0011, vendor_private, medium},   // Shensi
      {0x261A, 0x0012, vendor_private, medium},   // Shensi
      {0x261A, 0x001C, vendor_private, medium},   // Shensi
      {0x10C4, 0x8A1B, unknown, low},             // Android demo
      {0x2015, 0x0008, unknown, low},             // Android demo
      {0x9573, 0x4836, unknown, low},             // id 24419415808
      {0x0483, 0x5652, sdt_bulk, low},            // ids 14240012110
      {0x2B19, 0x0200, unknown, low},             // id 70672657661
      {0x0103, 0x6066, unknown, low},             // id 70672657661
  };
  for (const auto& row : rows) {
    INFO(hex4(row.vid) << ":" << hex4(row.pid));
    const auto* id = usb::known_reader(row.vid, row.pid);
    REQUIRE(id != nullptr);
    CHECK(id->transport == row.transport);
    CHECK(id->confidence == row.confidence);
  }
}

TEST_CASE("a vendor alone makes no reader; a scanner it may make") {
  CHECK(usb::known_reader(0x0400, 0x1234) == nullptr);
  CHECK(usb::known_reader(0x0400, 0) == nullptr);
  CHECK(usb::known_reader(0x0C2E, 0x0B87) == nullptr);
  CHECK(usb::known_scanner(0x0C2E, 0x0B87)->pid == 0x0B87);  // signal11/hidapi#385
  CHECK(usb::known_scanner(0x0C2E, 0x0B61)->pid == 0);
  CHECK(usb::known_scanner(0x1EAB, 0x0D10)->transport == Transport::hid_pos);  // NLS
  CHECK(usb::known_scanner(0x1EAB, 0x0D11) == nullptr);
}

TEST_CASE("every attested scanner is in the table") {
  const std::pair<std::uint16_t, std::vector<std::uint16_t>> vendors[] = {
      {0x1EAB, {0x0D00, 0x0D10, 0x0200, 0x0210, 0x0100, 0x0110, 0x1D06}},  // NLS, quasar-peripherals
      {0x0C2E, {0x0B87}},                                                  // signal11/hidapi#385
      {0x067E, {0x0809}},                                                  // brokenthorn HID POS server
      {0x05E0, {0x0600, 0x1200, 0x1300, 0x1400, 0x1701, 0x1900}},          // babylonlib, quasar-peripherals
      {0x05F9, {0x2602, 0x4204}},                                          // HidLibrary#66, quasar-peripherals
      {0x27DD, {0x0002}},
      {0x2DD6, {0x0261, 0x21CA, 0x228A}},
      {0x1F3A, {0x1009}},
      {0x1A86, {0x7523, 0x5723}},
      {0x28E9, {0x018A}},
      {0x0218, {0x0210}},
      {0xFFFF, {0x0035}}};
  for (const auto& [vid, products] : vendors)
    for (const auto pid : products) {
      INFO(hex4(vid) << ":" << hex4(pid));
      REQUIRE(usb::known_scanner(vid, pid) != nullptr);
      CHECK(usb::known_scanner(vid, pid)->pid == pid);
    }
  CHECK(usb::known_scanner(0x0536, 0x0B07)->pid == 0);  // id 21787938044
}

TEST_CASE("what is driven may be opened, what is not stays shut") {
  const auto rules = generated("udev/60-credit-devices.rules");
  const auto guard = generated("usbguard/60-credit-devices.conf");
  const auto hwdb = generated("udev/60-credit-devices.hwdb");
  for (const auto& id : usb::known_ids) {
    INFO(id.name);
    const bool driven = id.role == Role::scanner || id.transport != Transport::unknown;
    const auto product = id.pid == 0 ? std::string("*") : hex4(id.pid);
    CHECK((rules.find("# " + std::string(id.name) + "\n") != std::string::npos) == driven);
    CHECK((guard.find("allow id " + hex4(id.vid) + ":" + product + " ") != std::string::npos) == driven);
    CHECK(usb::name_of(id.transport) != nullptr);
  }
  CHECK(rules.find("ATTR{idVendor}==\"0400\", ATTR{idProduct}==\"c35a\", GROUP=\"credit-devices\", MODE=\"0660\"") !=
        std::string::npos);
  CHECK(hwdb.find("usb:v0400pC35A*\n CREDIT_NAME=") != std::string::npos);
}

TEST_CASE("a scanner that types is hidden from the screen, a serial one from the modem manager") {
  const auto rules = generated("udev/60-credit-devices.rules");
  CHECK(rules.find(
            "SUBSYSTEM==\"input\", KERNEL==\"event*\", ATTRS{idVendor}==\"05e0\", ATTRS{idProduct}==\"1200\", "
            "GROUP=\"credit-devices\", MODE=\"0660\", TAG+=\"credit-devices\", ENV{LIBINPUT_IGNORE_DEVICE}=\"1\"") !=
        std::string::npos);
  CHECK(rules.find("ATTR{idVendor}==\"0c2e\", ENV{ID_MM_DEVICE_IGNORE}=\"1\"") != std::string::npos);
}
