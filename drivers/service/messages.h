// The parts of the device socket's messages, each with its fields: what events.cpp puts together.
#pragma once
#include "drivers/service/cbor.h"
#include "drivers/service/events.h"

namespace credit::devices {

// Fields every kind of message shares; numbers once given stay. Cards have 10..39, codes and pictures 40..59.
namespace field {
enum Shared : int { message = 0, kind = 1, state = 2, port = 3, identity = 4, failure_code = 5, failure_detail = 6 };
}
enum Message : int {
  device_changed = 1,
  card_found = 2,
  card_read = 3,
  card_failed = 4,
  card_removed = 5,
  card_left_behind = 6,
  card_photo = 7,
  code_scanned = 8,
  scan_failed = 9,
  happening = 10,
};

void write(FieldsWriter& out, const Failure& failure);  // two pairs
Result<Failure> read_failure(Fields& in);
Result<FailureCode> failure_named(std::string_view name);
Result<std::string> plain(Fields& in, int key);

Bytes write_device(const DeviceChanged& device);
Result<Event> read_device(Fields& in);
Bytes write_happening(const Happening& event);
Result<Event> read_happening(Fields& in);
Bytes write_left_behind(const CardLeftBehind& event);
Result<Event> read_left_behind(Fields& in);
Bytes write_photo(const CardPhoto& photo);
Result<Event> read_photo(Fields& in);
Bytes write_code(const CodeScanned& scanned);
Result<Event> read_code(Fields& in);
Bytes write_scan_failed(const ScanFailed& failed);
Result<Event> read_scan_failed(Fields& in);

}  // namespace credit::devices
