// Whatever a reader sends, in pieces of whatever size: a reply or a failure, and the reply's own parsers after it.
#include "drivers/idcard/commands.h"
#include "drivers/idcard/frame.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit;
  if (size == 0) return 0;
  const std::size_t piece = 1 + data[0];
  const ByteView input(data + 1, size - 1);
  idcard::FrameReader reader;
  for (std::size_t at = 0; at < input.size() && !reader.complete() && !reader.hopeless(); at += piece)
    reader.add(input.subspan(at, std::min(piece, input.size() - at)));
  const auto reply = reader.take();
  CREDIT_ENSURE(!reply || reader.complete());
  if (!reply) return 0;
  CREDIT_ENSURE(reply->data.expose().size() <= idcard::frame_data_limit);
  if (const auto parts = idcard::read_data(reply->data.expose()))
    CREDIT_ENSURE(parts->text.size() + parts->photo.size() + 4 == reply->data.expose().size());
  (void)idcard::module_id_text(reply->data.expose());
  return 0;
}
