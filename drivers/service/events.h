// What the credit-devices process tells the app, and what the app asks of it. One message a packet (SOCK_SEQPACKET),
// CBOR map, at most 64 KiB.
#pragma once
#include <string>
#include <variant>

#include "drivers/code/scanned_code.h"
#include "drivers/idcard/id_card.h"

namespace credit::devices {

enum class DeviceKind : std::uint8_t { id_reader = 1, code_scanner = 2 };
// spare: plugged in and left alone until the one in use has gone.
enum class DeviceState : std::uint8_t { starting, ready, warning, fault, busy, disabled, absent, spare };
const char* name_of(DeviceKind kind);
const char* name_of(DeviceState state);

// Sent for every known device when a client connects, then on change. Kind and port name a device: `absent` with a
// port says that this one has gone; `absent` without a port says that there is none of its kind, and why.
struct DeviceChanged {
  DeviceKind kind = DeviceKind::id_reader;
  DeviceState state = DeviceState::absent;
  std::string port;                     // "1-2": where it is plugged; "/dev/ttyS0" where there is no USB
  std::string identity;                 // a reader's SAM id, a scanner's serial number or firmware, once known
  std::optional<Failure> failure;       // why it cannot be used now
  std::string name;                     // for people: "SAM_V identity card module (native USB)"
  std::string transport;                // for people: "USB bulk"; nobody decides by it
  std::optional<Failure> last_failure;  // the last trouble it had, also when that is over
};
struct CardFound {};  // a card is on the reader, reading goes on
struct CardRead {
  idcard::IdCard card;
};
struct CardFailed {  // this card could not be read; who() says who can act
  Failure failure;
};
struct CardRemoved {};      // lifted, as far as the reader can tell
struct CardLeftBehind {     // no longer needed and still there; said again and again until it is lifted
  std::uint32_t times = 1;  // how often it was said for this card, from 1
};
struct CardPhoto {  // the picture of the card read last, once decoded
  std::uint16_t width = 0, height = 0;
  Personal<Bytes> rgb;  // three bytes a pixel, row by row from the top
};
struct CodeScanned {
  code::ScannedCode code;
  std::string port;
};
struct ScanFailed {  // something was scanned and could not be understood
  Failure failure;
  std::string port;
};

// What an observer hears: that something happened, never what it was about.
struct Happening {
  enum class What : std::uint8_t {
    observing = 1,  // from now on; every device known was told before
    reader_armed,
    reader_disarmed,
    card_found,
    card_read,
    card_failed,
    card_removed,
    card_left_behind,
    card_photo,
    scanning_started,
    scanning_stopped,
    code_scanned,
    scan_failed,
  };
  What what = What::observing;
  std::string port;
  std::optional<FailureCode> failure;  // of card_failed and scan_failed
};
const char* name_of(Happening::What what);

using Event = std::variant<DeviceChanged, CardFound, CardRead, CardFailed, CardRemoved, CardLeftBehind, CardPhoto,
                           CodeScanned, ScanFailed, Happening>;

// The happening an event is to somebody who may not know its content; nothing for what everybody is told anyway.
std::optional<Happening> outline_of(const Event& event);

enum class Request : std::uint8_t {
  arm = 1,             // look for cards and read them
  disarm = 2,          // read none; a card put down is ignored and its data never leaves the service; one that lies
                       // there ought to be taken away
  cancel = 3,          // give up the read that is going on
  scan = 4,            // tell me what is scanned; whatever was scanned before nobody hears of
  stop_scanning = 5,   // codes are dropped where they arrive
  observe = 6,         // tell me that things happen, without their content
  expect_removal = 7,  // the card that was read is no longer needed: tell me when it is left behind
};

Bytes encode(const Event& event);
Result<Event> decode_event(ByteView packet);  // device_message_malformed
Bytes encode(Request request);
Result<Request> decode_request(ByteView packet);  // device_message_malformed

}  // namespace credit::devices
