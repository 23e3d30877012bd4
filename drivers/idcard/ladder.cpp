#include "drivers/idcard/ladder.h"

#include "base/result.h"

namespace credit::idcard {

const char* name_of(Rung rung) {
  switch (rung) {
    case Rung::ask_again:
      return "ask again";
    case Rung::resync:
      return "resynchronise";
    case Rung::reset_module:
      return "reset module";
    case Rung::reopen:
      return "reopen";
    case Rung::reset_device:
      return "reset device";
    case Rung::fault:
      return "out of service";
  }
  impossible("a rung without a name", __FILE__, __LINE__);
}

std::string describe(const Recovery& recovery) {
  const std::string skipped = recovery.skipped ? " (no such thing on this transport: skipped)" : "";
  return name_of(recovery.rung) + skipped + ", " + recovery.port + ": " + recovery.why.describe();
}

}  // namespace credit::idcard
