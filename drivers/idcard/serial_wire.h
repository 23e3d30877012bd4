// Frames on a serial line (T5): GA 467 clause 5.2.1, 8N1, the bytes of a frame one after the other. Its speed is a
// setting of ours and a lasting one of the module's; we never change the module's.
#pragma once
#include <QTimer>

#include "drivers/idcard/wire.h"
#include "drivers/nodes/stream.h"

namespace credit::idcard {

class SerialWire final : public Wire {
 public:
  explicit SerialWire(std::unique_ptr<nodes::Stream> line);
  ~SerialWire() override { wipe(input_); }

  void send(ByteView frame, Time deadline, Told told) override;
  void receive(const FrameReader& so_far, Time deadline, Told told) override;
  void look(std::size_t way, Time patience, Told told) override;
  void cancel() override;

 private:
  void listen(Time deadline, Told told);
  void heard(ByteView piece);
  void ended(Passage how);
  void tell_soon(Passage how);
  void tell(Passage how);

  std::unique_ptr<nodes::Stream> line_;
  Bytes input_;  // came and not yet asked for
  Told told_;    // whoever waits
  bool listening_ = false;
  std::optional<Passage> ended_;  // the line is of no use any more
  QTimer silence_;
  int turn_ = 0;
  QObject here_;  // what is to be told soon dies with us
};

}  // namespace credit::idcard
