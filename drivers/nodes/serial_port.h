// A serial line: 8 data bits, no parity, one stop bit, no flow control, no line discipline between us and the bytes.
#pragma once
#include "drivers/nodes/stream.h"

namespace credit::nodes {

class SerialPort final : public Stream {
  Q_OBJECT
 public:
  // baud: 1200 to 921600 as termios knows them, else `failed`. A USB device that only plays a serial port ignores it.
  // DTR and RTS are raised; a line without them is as good. Another program on the line: `busy`.
  static NodeResult<std::unique_ptr<SerialPort>> open(const std::string& path, unsigned baud);
  static bool knows_baud(unsigned baud);
  ~SerialPort() override;  // what was not sent yet is dropped: closing a line waits for it, half a minute if need be

 private:
  using Stream::Stream;
};

}  // namespace credit::nodes
