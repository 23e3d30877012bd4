// Any bytes at all -> a reply of a time stamp authority, a token, or a typed failure. Nothing is proven without an
// anchor.
#include "report/time_stamp/stamper.h"

namespace {

void look_at(credit::ByteView token) {
  const credit::Bytes stamped{'s'};  // the seeds' tokens stand over this
  const auto stamp = credit::time_stamp::check_token(token, stamped, {});
  if (stamp) CREDIT_ENSURE(!stamp->proven);
  static_cast<void>(credit::time_stamp::check_fresh_token(token, stamped, {}, {credit::Bytes(8, 1), "1.2.3"}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const credit::ByteView bytes(data, size);
  if (const auto token = credit::time_stamp::token_in_reply(bytes)) look_at(*token);
  look_at(bytes);
  static_cast<void>(credit::time_stamp::anchors_in_pem(bytes));
  return 0;
}
