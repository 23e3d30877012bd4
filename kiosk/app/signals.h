// SIGTERM and SIGINT end the program in order: the visit's data is wiped, the journal says so.
#pragma once
#include <QSocketNotifier>
#include <memory>

namespace credit::app {

class QuitOnSignal {
 public:
  QuitOnSignal();  // before the first thread is made: all inherit the block, the signal only arrives here
  void listen();   // once Qt's event loop can be
  ~QuitOnSignal();
  QuitOnSignal(const QuitOnSignal&) = delete;
  QuitOnSignal& operator=(const QuitOnSignal&) = delete;

 private:
  int descriptor_ = -1;
  std::unique_ptr<QSocketNotifier> notifier_;
};

}  // namespace credit::app
