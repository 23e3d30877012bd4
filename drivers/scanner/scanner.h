// One scanner: its node opened, listened to, and opened again when it goes bad. Everything on the event loop.
#pragma once
#include <QObject>
#include <QTimer>
#include <memory>

#include "drivers/nodes/node_watch.h"
#include "drivers/nodes/stream.h"
#include "drivers/scanner/listener.h"

namespace credit::scanner {

enum class Condition : std::uint8_t { absent, starting, ready, fault };
const char* name_of(Condition condition);

struct ScannerState {
  Condition condition = Condition::absent;
  std::string port;  // "1-2.3", or "1-2.3:1.1" for another interface than the first; "/dev/ttyS0" where there is no USB
  usb::Transport transport = usb::Transport::unknown;
  std::string name;                     // for people: as the device calls itself, or the id table does
  std::string serial;                   // the device's number; may be empty
  std::optional<Failure> failure;       // why it cannot be used now
  std::optional<Failure> last_failure;  // the last trouble it had, also when that is over; bad scans do not count
};

class Scanner : public QObject {
  Q_OBJECT
 public:
  // listener: made for this node; see listener.h.
  Scanner(nodes::Node node, std::string name, std::unique_ptr<Listener> listener, const ScannerSettings& settings,
          QObject* parent = nullptr);
  ~Scanner() override;
  void start();
  void unplugged();  // the node has gone for good: what was half heard is told as failed
  const ScannerState& state() const { return state_; }
  const nodes::Node& node() const { return node_; }

 Q_SIGNALS:
  void scanned(const credit::scanner::Scan& scan);
  void failed(const credit::Failure& failure);  // something was scanned that cannot be used
  void changed();                               // state() is another

 private:
  void open();
  void heard(ByteView piece);
  void ended(const nodes::NodeTrouble& why);
  void quiet();
  void tell(std::vector<Result<RawCode>> codes);
  void wait();
  void rest(const Failure& why);
  void become(Condition condition, std::optional<Failure> failure = {});

  nodes::Node node_;
  std::unique_ptr<Listener> listener_;
  ScannerState state_;
  std::chrono::milliseconds retry_, next_retry_, retry_most_;
  std::unique_ptr<nodes::Stream> stream_;
  QTimer patience_;  // until what is half heard is given up, or taken as whole
  QTimer again_;     // until a scanner at fault is opened again
};

}  // namespace credit::scanner
