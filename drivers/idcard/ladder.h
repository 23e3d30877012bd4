// How a reader that fails is brought back: ask again, ask again after a pause for stale input, reset the module, open
// the device anew, reset the device; then it is a fault, tried again at leisure. One good answer to the question that
// failed and the ladder starts from the bottom.
#pragma once
#include <string>

#include "base/failure.h"

namespace credit::idcard {

enum class Rung { ask_again, resync, reset_module, reopen, reset_device, fault };
const char* name_of(Rung rung);

class Ladder {
 public:
  // Silence is not cured by asking again: a question to a silent reader costs its whole deadline.
  Rung climb(bool silent) {
    if (silent && next_ < Rung::reset_module) next_ = Rung::reset_module;
    const Rung now = next_;
    if (next_ != Rung::fault) next_ = static_cast<Rung>(static_cast<int>(next_) + 1);
    return now;
  }
  void good() { next_ = Rung::ask_again; }
  void revived() { next_ = Rung::reset_device; }  // opened anew after a fault: the rungs below were tried

 private:
  Rung next_ = Rung::ask_again;
};

// What is being done about a reader that fails, for the log. Nothing personal is in it.
struct Recovery {
  Rung rung;
  std::string port;
  Failure why;
  bool skipped = false;  // this transport has no such rung
};
// "reset module, 1-2: reader_silent: find: silence"
std::string describe(const Recovery& recovery);

}  // namespace credit::idcard
