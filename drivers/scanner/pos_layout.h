// Where a HID POS scanner (usage page 8C, HID Point of Sale Usage Tables 1.02 clause 3) puts a code into its input
// reports. Everything comes from the report descriptor; no vendor is known here. Pure.
//
// What a descriptor must say: where Decoded Data (8C:FE) lies, in whole bytes. What it may leave out:
//   Byte Count (01:3B)                 the data then ends at its last byte that is not NUL
//   Symbology Identifier (8C:FB to FD) the code then comes without its AIM identifier
//   Decode Data Continued (8C:FF)      a code then goes on for as long as reports come full (Microscan)
// A report that has Decoded Data and none of these three is refused, scanner_layout_unknown: makers' manuals (NLS, HON,
// ACCESS-IS, Microscan) all put a count in front, some an AIM identifier behind it, so where in such a block the code
// begins would be a guess, and a wrong guess is a garbled code. Such a scanner works as a serial device (CDC-ACM).
#pragma once
#include <optional>
#include <vector>

#include "drivers/scanner/hid_descriptor.h"

namespace credit::scanner {

struct PosLayout {
  std::uint8_t report_id = 0;            // 0: reports carry none
  std::size_t longest = 0;               // whole report, bytes with its id
  std::size_t data = 0, room = 0;        // first byte of the data, and how many there can be
  std::optional<std::size_t> count;      // byte that holds how many there are
  std::vector<std::size_t> aim;          // bytes of the AIM identifier in order; empty or three
  std::optional<std::size_t> continued;  // bit, counted from the start of the report
};

// One for each input report with a code in it. Empty: no scanner's interface (a vendor's own page, a keyboard).
// scanner_layout_unknown: a scanner's interface, but see above.
Result<std::vector<PosLayout>> pos_layouts(const HidDescriptor& descriptor);

}  // namespace credit::scanner
