// How a reader that fails is brought back: ask again, ask again after a pause for stale input, reset the module, open
// the device anew; then it is a fault, tried again at leisure. One good answer and the ladder starts from the bottom.
#pragma once

namespace credit::idcard {

enum class Rung { ask_again, resync, reset, reopen, fault };

class Ladder {
 public:
  // Silence is not cured by asking again: a question to a silent reader costs its whole deadline.
  Rung climb(bool silent) {
    if (silent && next_ < Rung::reset) next_ = Rung::reset;
    const Rung now = next_;
    if (next_ != Rung::fault) next_ = static_cast<Rung>(static_cast<int>(next_) + 1);
    return now;
  }
  void good() { next_ = Rung::ask_again; }

 private:
  Rung next_ = Rung::ask_again;
};

}  // namespace credit::idcard
