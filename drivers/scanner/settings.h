// What an installer may say about scanners; the defaults suit a scanner fresh from its box.
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "drivers/scanner/framing.h"
#include "drivers/usb/known_ids.h"

namespace credit::scanner {

struct SerialLine {      // a line with a scanner on it that no id can tell: RS-232, or a USB-serial adapter
  std::string place;     // "/dev/ttyS0", or the USB port "1-2.3"
  unsigned baud = 9600;  // as SerialPort knows them
  Framing framing;
};

struct ScannerId {  // vendor, product (0: any of that vendor), and how it is spoken to
  std::uint16_t vid = 0, pid = 0;
  usb::Transport transport = usb::Transport::unknown;
};

struct ScannerSettings {
  std::vector<SerialLine> lines;
  Framing cdc_acm;                      // for every scanner that is a CDC-ACM or USB-serial device by the id table
  unsigned cdc_acm_baud = 115200;       // means nothing to most
  std::vector<ScannerId> more;          // devices the id table does not know, above all keyboards
  std::chrono::milliseconds part{500};  // the next part of a long code in HID POS: 1 ms from a healthy scanner
  std::chrono::milliseconds key{80};    // between two keystrokes of one code
  std::chrono::milliseconds retry{1000}, retry_most{30'000};  // a scanner at fault: doubled from one to the other
};

}  // namespace credit::scanner
