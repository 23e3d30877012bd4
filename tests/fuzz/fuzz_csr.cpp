// Any bytes at all -> a certificate request whose key signed it, or a typed failure.
#include "platform/enrol/csr.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const credit::ByteView bytes(data, size);
  if (const auto read = credit::platform::enrol::read_request_der(bytes))
    CREDIT_ENSURE(read->key.algorithm == credit::seal::Algorithm::es256);
  static_cast<void>(credit::platform::enrol::read_request(credit::text_view(bytes)));
  return 0;
}
