// How GA 467 frames travel between us and a reader. One wire per transport; above it nobody knows which one it is.
#pragma once
#include <chrono>
#include <functional>
#include <memory>

#include "drivers/idcard/frame.h"
#include "drivers/usb/bus.h"

namespace credit::idcard {

// How a passage ended. Only `done` carries bytes.
enum class Passage { done, silent, cancelled, stalled, gone, garbled, failed };
const char* name_of(Passage passage);
Passage passage_of(usb::End end);

class Wire {
 public:
  using Time = std::chrono::milliseconds;
  // The view ends with the call; the memory behind it is wiped afterwards, since it may hold somebody's card.
  using Told = std::function<void(Passage how, ByteView bytes)>;
  using WasReset = std::function<void(Passage how)>;

  virtual ~Wire() = default;  // ends what is under way; nobody is told of it any more
  // One passage at a time.
  virtual void send(ByteView frame, Time deadline, Told told) = 0;
  // The next bytes of the answer, at least one unless an empty packet came. `so_far` says what is still missing.
  virtual void receive(const FrameReader& so_far, Time deadline, Told told) = 0;
  // Stale input: one look at one of the ways in. done: there was some, now gone; silent: there is none.
  virtual std::size_t ways_in() const { return 1; }
  virtual void look(std::size_t way, Time patience, Told told) = 0;
  virtual void cancel() = 0;  // the passage under way ends as `cancelled`
  virtual void clear_stalls() {}
  // The device's own reset, from outside its protocol. done: as after plugging in, to be opened anew; gone: it went,
  // and the source announces it when it is back.
  virtual bool can_reset() const { return false; }
  virtual void reset(WasReset told) { told(Passage::failed); }
};

}  // namespace credit::idcard
