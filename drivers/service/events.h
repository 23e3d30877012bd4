// What the credit-devices process tells the app, and what the app asks of it. One message a packet (SOCK_SEQPACKET),
// CBOR map, at most 16 KiB.
#pragma once
#include <string>
#include <variant>

#include "drivers/idcard/id_card.h"

namespace credit::devices {

enum class DeviceKind : std::uint8_t { id_reader = 1, code_scanner = 2 };
enum class DeviceState : std::uint8_t { starting, ready, warning, fault, busy, disabled, absent };

struct DeviceChanged {  // sent for every known device when a client connects, then on change
  DeviceKind kind = DeviceKind::id_reader;
  DeviceState state = DeviceState::absent;
  std::string port;    // "1-2": where it is plugged
  std::string sam_id;  // "05.01-20101129-0001228293-0296863149" once known
  std::optional<Failure> failure;
};
struct CardFound {};  // a card is on the reader, reading goes on
struct CardRead {
  idcard::IdCard card;
};
struct CardFailed {  // this card could not be read; who() says who can act
  Failure failure;
};
struct CardRemoved {};  // lifted, as far as the reader can tell

using Event = std::variant<DeviceChanged, CardFound, CardRead, CardFailed, CardRemoved>;

enum class Request : std::uint8_t {
  arm = 1,     // look for cards and read them
  disarm = 2,  // read none; a card put down is ignored and its data never leaves the service
  cancel = 3,  // give up the read that is going on
};

Bytes encode(const Event& event);
Result<Event> decode_event(ByteView packet);  // device_message_malformed
Bytes encode(Request request);
Result<Request> decode_request(ByteView packet);  // device_message_malformed

}  // namespace credit::devices
