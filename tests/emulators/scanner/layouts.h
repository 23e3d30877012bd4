// The HID interfaces of code scanners as makers' documents describe them, and the reports they send a code in.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace credit::emulator {

enum class PosShape {
  honeywell,  // HON, ACCESS-IS: 02, count, ]Q1, 56 bytes, vendor's symbology, reserved, flag
  newland,    // NLS: 02, count, 56 bytes, five bytes of the vendor's, flag
  short_62,   // USBSCAN: 02, count, ]Q1, 56 bytes, flag
  microscan,  // Microscan MS-4 help: 01, count, 62 bytes; no flag
};
std::optional<PosShape> pos_shape_named(std::string_view name);  // "Honeywell", "Newland", "62", "Microscan"

Bytes pos_descriptor(PosShape shape);
Bytes vendor_descriptor();    // a second interface for settings on page FF8C, as Honeywell's have (signal11/hidapi#385)
Bytes keyboard_descriptor();  // HID 1.11 appendix B.1
Bytes bare_descriptor();      // page 8C, one block of 63 bytes of decoded data and nothing said of its parts

std::size_t room_of(PosShape shape);  // bytes of a code in one report
// aim: "]Q1"; sent where the shape has a place for it.
std::vector<Bytes> pos_reports(PosShape shape, std::string_view aim, ByteView code);

}  // namespace credit::emulator
