// Whatever comes in a wrapped HID report: a piece of an answer or a failure.
#include "drivers/idcard/wrapper.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit;
  const ByteView report(data, size);
  const auto packet = idcard::unwrap(report);
  if (!packet) return 0;
  CREDIT_ENSURE(packet->index <= 2 * 0xFF);
  CREDIT_ENSURE(packet->data.empty() ||
                (packet->data.data() >= data && packet->data.data() + packet->data.size() <= data + size));
  return 0;
}
