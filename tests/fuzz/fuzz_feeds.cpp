// Any bytes at all -> which tables feed which domains, or a typed failure; and any name of an authority is placed.
#include "base/bytes.h"
#include "platform/issue/feeds.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = credit::text_view(credit::ByteView{data, size});
  if (const auto book = credit::platform::FeedBook::parse(text)) {
    CREDIT_ENSURE(!book->all().empty());
    static_cast<void>(book->domain_of(text));
  }
  return 0;
}
