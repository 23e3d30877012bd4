// libusb's descriptors and deadlines, watched by the Qt event loop. Callbacks of transfers and hot-plug are kept until
// libusb has let go of its locks, so that a driver may open, close and submit from inside them.
#pragma once
#include <libusb-1.0/libusb.h>

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <thread>
#include <vector>

#include "drivers/usb/bus.h"

namespace credit::usb {

struct ContextEnds {
  void operator()(libusb_context* context) const { libusb_exit(context); }
};
struct TransferEnds {
  void operator()(libusb_transfer* transfer) const { libusb_free_transfer(transfer); }
};
using ContextPtr = std::unique_ptr<libusb_context, ContextEnds>;
using TransferPtr = std::unique_ptr<libusb_transfer, TransferEnds>;
using HandlePtr = std::shared_ptr<libusb_device_handle>;  // shared with the transfers that still run on it

struct Wish {  // one transfer a device asks for
  std::uint8_t endpoint = 0;
  Flow flow = Flow::bulk;
  Bytes buffer;
  std::chrono::milliseconds deadline{0};
  Done done;
};

class LibusbLoop : public QObject {
 public:
  static Result<std::unique_ptr<LibusbLoop>> make();  // reader_usb_unavailable
  ~LibusbLoop() override;

  libusb_context* context() const { return context_.get(); }
  // The answer is for the owner: once it has gone nobody is told.
  void submit(const std::shared_ptr<void>& owner, HandlePtr handle, Wish wish);
  void cancel(const std::shared_ptr<void>& owner);
  void later(std::function<void()> errand);  // run once libusb is left
  // Run once none of the owner's transfers is under way; never when the owner has gone.
  void landed(const std::shared_ptr<void>& owner, std::function<void()> errand);
  // Calls that wait for the device or the kernel, seconds if need be: on a thread of their own, told to the owner here.
  using Work = std::function<int(libusb_device_handle* handle)>;  // a libusb_error
  void aside(const std::shared_ptr<void>& owner, HandlePtr handle, Work work, std::function<void(int error)> done);

 private:
  struct Flight;
  explicit LibusbLoop(ContextPtr context);
  void watch(int fd, short events);
  void unwatch(int fd);
  void pump();
  void run_errands();
  void look_for_landings();
  void wait_for_deadline();
  static void ended(libusb_transfer* transfer);
  void finished(std::thread::id worker);

  ContextPtr context_;
  std::map<int, std::vector<QSocketNotifier*>> watched_;
  std::set<std::unique_ptr<Flight>> flights_;
  std::deque<std::function<void()>> errands_;
  struct Landing {
    std::weak_ptr<void> owner;
    std::function<void()> errand;
  };
  std::vector<Landing> landings_;
  std::list<std::thread> aside_;  // under way
  QTimer deadline_;
  QTimer soon_;
};

}  // namespace credit::usb
