// Bytes of a serial scanner to codes, by suffix or by silence (framing.h). Pure.
#pragma once
#include "drivers/scanner/framing.h"
#include "drivers/scanner/scan.h"

namespace credit::scanner {

class SerialCodes {
 public:
  explicit SerialCodes(Framing framing);
  ~SerialCodes();
  SerialCodes(const SerialCodes&) = delete;
  SerialCodes& operator=(const SerialCodes&) = delete;

  // scanner_code_too_long: beyond code_limit; the rest up to the suffix or to silence is passed over.
  Codes take(ByteView piece);
  bool in_code() const { return !bytes_.empty() || passing_over_; }
  Codes quiet();  // scanner_code_incomplete: no suffix came
  void forget();

 private:
  std::size_t suffix_at_end() const;
  void end(Codes& codes, std::size_t suffix);

  Framing framing_;
  Bytes bytes_;  // reserved once
  bool passing_over_ = false;
};

}  // namespace credit::scanner
