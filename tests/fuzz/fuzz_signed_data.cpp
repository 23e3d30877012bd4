// Any bytes at all -> a file for the archives (GB/T 35275), or a typed failure. What is taken has a whole signer.
#include "report/signed_data/certificate.h"
#include "report/signed_data/signed_data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const credit::ByteView bytes(data, size);
  const auto opened = credit::signed_data::open(bytes);
  if (opened) {
    CREDIT_ENSURE(credit::signed_data::is_signed_data(bytes));
    CREDIT_ENSURE(opened->signature.size() == credit::seal::signature_size && !opened->message.empty());
    static_cast<void>(credit::seal::verify_signature(opened->key, opened->message, opened->signature));
  }
  const auto certificate = credit::signed_data::certificate_in_pem(bytes);
  if (certificate) static_cast<void>(credit::signed_data::chain_holds(*certificate, {}, {*certificate}, {}));
  return 0;
}
