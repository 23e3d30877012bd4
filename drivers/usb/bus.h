// USB as our drivers see it: only the calls they really make, so that an in-memory fake is a dozen lines.
// Everything happens on the Qt event loop of the thread that made the bus; no call here waits for a device.
#pragma once
#include <QObject>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "drivers/usb/ids.h"

namespace credit::usb {

// How a transfer ended. Only `done` carries data a driver may use: what a cut-off transfer had is not dependable.
enum class End { done, timed_out, cancelled, stalled, gone, failed };
const char* name_of(End end);

// The view ends with the call; the memory behind it is wiped afterwards, since it may hold somebody's card.
using Done = std::function<void(End end, ByteView data)>;

// USB 2.0 table 9-13: the two kinds of endpoint our devices talk through.
enum class Flow { bulk, interrupt };
enum class Towards { device, host };
struct Endpoint {
  std::uint8_t address = 0;  // bit 7: towards the host
  Flow flow = Flow::bulk;
  std::size_t packet = 64;  // wMaxPacketSize, bytes
};

// What the descriptors say of the interface a device is opened on; nothing is taken for granted from its id.
struct Interface {
  std::uint8_t number = 0, klass = 0, subclass = 0, protocol = 0;
  std::vector<Endpoint> endpoints;  // ascending by address; other kinds of endpoint are left out
};
std::vector<std::uint8_t> addresses(const Interface& interface, Flow flow, Towards towards);
inline constexpr std::uint8_t class_hid = 3;  // HID 1.11 clause 4.1

// How a reset went: `done`, the device is as after plugging in and still ours; `gone`, it must be opened anew, now or
// when the bus announces it again; `failed`.
using WasReset = std::function<void(End end)>;

class Device {
 public:
  virtual ~Device() = default;  // ends every transfer; none of their callbacks comes any more
  virtual const Interface& interface() const = 0;
  virtual void write(std::uint8_t endpoint, ByteView data, std::chrono::milliseconds deadline, Done done) = 0;
  // room is in bytes and rounded up to whole packets; the device may answer with less, or with nothing (ZLP).
  virtual void read(std::uint8_t endpoint, std::size_t room, std::chrono::milliseconds deadline, Done done) = 0;
  virtual void cancel() = 0;        // every transfer under way ends as `cancelled`, through its callback
  virtual void clear_stalls() = 0;  // what is asked for afterwards waits until it is done
  // The port's reset signal, then the device's configuration set up again. Takes from 50 ms to some seconds, elsewhere:
  // the loop goes on. Transfers under way end first.
  virtual void reset(WasReset done) = 0;
};

struct Attached {
  std::string port;  // "1-2.3": bus and the ports on the way; the name under which it can be opened
  KnownId id;
};

class Bus : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  // Known readers present now are announced through arrived() once the loop runs, later ones as they come; also those
  // whose protocol is not known. Scanners are no business of this bus: the kernel's drivers keep them.
  virtual Status start() = 0;  // reader_usb_unavailable
  // reader_not_permitted, reader_busy, reader_unplugged, reader_open_failed
  virtual Result<std::unique_ptr<Device>> open(const std::string& port) = 0;

 Q_SIGNALS:
  void arrived(const credit::usb::Attached& device);
  void left(const std::string& port);
};

}  // namespace credit::usb
