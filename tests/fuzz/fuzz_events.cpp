// Whatever arrives on the device socket: a message or a refusal, and a message says the same when it is sent on.
#include "drivers/service/events.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit;
  const ByteView packet(data, size);
  if (const auto event = devices::decode_event(packet)) {
    const auto again = devices::decode_event(devices::encode(*event));
    CREDIT_ENSURE(again && again->index() == event->index());
    CREDIT_ENSURE(devices::encode(*again) == devices::encode(*event));
    (void)devices::outline_of(*event);
  }
  if (const auto request = devices::decode_request(packet))
    CREDIT_ENSURE(devices::decode_request(devices::encode(*request)) == *request);
  return 0;
}
