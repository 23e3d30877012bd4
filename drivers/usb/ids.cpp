#include "drivers/usb/ids.h"

#include "base/result.h"

namespace credit::usb {
namespace {

const KnownId* row(Role role, std::uint16_t vid, std::uint16_t pid) {
  for (const auto& id : known_ids)
    if (id.role == role && id.vid == vid && id.pid == pid) return &id;
  return nullptr;
}

}  // namespace

const KnownId* known_reader(std::uint16_t vid, std::uint16_t pid) {
  return pid == 0 ? nullptr : row(Role::reader, vid, pid);
}

const KnownId* known_scanner(std::uint16_t vid, std::uint16_t pid) {
  const auto* exact = row(Role::scanner, vid, pid);
  return exact != nullptr ? exact : row(Role::scanner, vid, 0);
}

const char* name_of(Transport transport) {
  switch (transport) {
    case Transport::sdt_bulk:
      return "USB bulk";
    case Transport::sdt_hid:
      return "HID";
    case Transport::sdt_hid_wrapped:
      return "HID, wrapped";
    case Transport::sdt_serial:
      return "serial";
    case Transport::vendor_private:
      return "plug-in";
    case Transport::hid_pos:
      return "HID POS";
    case Transport::cdc_acm:
      return "CDC-ACM";
    case Transport::usb_serial:
      return "USB serial";
    case Transport::hid_keyboard:
      return "keyboard";
    case Transport::unknown:
      return "not known";
  }
  impossible("a transport without a name", __FILE__, __LINE__);
}

}  // namespace credit::usb
