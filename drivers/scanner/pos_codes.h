// HID POS reports to whole codes: parts joined, answers to commands left out, never half a code. Pure; the caller has
// the clock and says when nothing came for too long.
#pragma once
#include <vector>

#include "drivers/scanner/pos_layout.h"
#include "drivers/scanner/scan.h"

namespace credit::scanner {

class PosCodes {
 public:
  explicit PosCodes(std::vector<PosLayout> layouts);
  ~PosCodes();
  PosCodes(const PosCodes&) = delete;
  PosCodes& operator=(const PosCodes&) = delete;

  // One input report as hidraw gives it. Reports of other ids, and such with nothing but zeros, say nothing.
  //   scanner_report_invalid  a count beyond the room, a report that ends too early, parts of different codes
  //   scanner_code_too_long   beyond code_limit; its later parts are passed over
  Codes take(ByteView report);
  bool in_code() const { return state_ != State::idle; }
  Codes quiet();  // scanner_code_incomplete, when parts are missing
  void forget();
  std::size_t longest() const;  // report, bytes

 private:
  enum class State { idle, joining, passing_over };  // passing_over: the rest of a code that is lost anyway
  struct Part;
  const PosLayout* layout_of(ByteView report) const;
  Codes join(const Part& part);
  Codes refuse(FailureCode why, const char* detail, bool more);
  Codes complete();

  std::vector<PosLayout> layouts_;
  State state_ = State::idle;
  Bytes bytes_;  // reserved once, so that no growing leaves copies behind
  std::string aim_;
};

}  // namespace credit::scanner
