// Looking a device up in the table of known ids (ids.toml).
#pragma once
#include "drivers/usb/known_ids.h"

namespace credit::usb {

// Vendor AND product must match: a vendor makes many things.
const KnownId* known_reader(std::uint16_t vid, std::uint16_t pid);
// The product's own row, else the vendor's. Only a hint: class and usage say what a scanner is.
const KnownId* known_scanner(std::uint16_t vid, std::uint16_t pid);
const char* name_of(Transport transport);

}  // namespace credit::usb
