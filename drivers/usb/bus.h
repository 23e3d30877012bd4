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
#include "drivers/usb/known_ids.h"

namespace credit::usb {

// How a transfer ended. Only `done` carries data a driver may use: what a cut-off transfer had is not dependable.
enum class End { done, timed_out, cancelled, stalled, gone, failed };
const char* name_of(End end);

// The view ends with the call; the memory behind it is wiped afterwards, since it may hold somebody's card.
using Done = std::function<void(End end, ByteView data)>;

// Bulk endpoints of interface 0 in ascending order of address.
struct BulkEndpoints {
  std::vector<std::uint8_t> out, in;
  std::size_t packet = 64;  // the largest wMaxPacketSize among them, bytes
};

class Device {
 public:
  virtual ~Device() = default;  // ends every transfer; none of their callbacks comes any more
  virtual const BulkEndpoints& bulk() const = 0;
  virtual void write(std::uint8_t endpoint, ByteView data, std::chrono::milliseconds deadline, Done done) = 0;
  // room is in bytes and rounded up to whole packets; the device may answer with less, or with nothing (ZLP).
  virtual void read(std::uint8_t endpoint, std::size_t room, std::chrono::milliseconds deadline, Done done) = 0;
  virtual void cancel() = 0;  // every transfer under way ends as `cancelled`, through its callback
  virtual void clear_stalls() = 0;
};

struct Attached {
  std::string port;  // "1-2.3": bus and the ports on the way; the name under which it can be opened
  KnownId id;
};

class Bus : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  // Known devices present now are announced through arrived() once the loop runs, later ones as they come.
  virtual Status start() = 0;  // reader_usb_unavailable
  // reader_not_permitted, reader_busy, reader_unplugged, reader_open_failed
  virtual Result<std::unique_ptr<Device>> open(const std::string& port) = 0;

 Q_SIGNALS:
  void arrived(const credit::usb::Attached& device);
  void left(const std::string& port);
};

}  // namespace credit::usb
