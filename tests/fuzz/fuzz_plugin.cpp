// What a plug-in may say, in pieces of a size the first byte gives: lines within bounds, or broken. Also as a picture.
#include <algorithm>

#include "drivers/plugin/photo_picture.h"
#include "drivers/plugin/reader_protocol.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit;
  if (size == 0) return 0;
  const ByteView said(data + 1, size - 1);
  if (const auto picture = plugin::picture_from(said))
    CREDIT_ENSURE(picture->rgb.expose().size() == std::size_t{3} * picture->width * picture->height);
  plugin::ReaderEar ear;
  const std::size_t piece = std::size_t{data[0]} + 1;
  for (std::size_t at = 0; at < said.size(); at += piece) {
    const auto heard = ear.add(said.subspan(at, std::min(piece, said.size() - at)));
    if (!heard) return 0;
    for (const auto& one : *heard)
      if (const auto* card = std::get_if<plugin::said::Card>(&one))
        CREDIT_ENSURE(card->text.expose().size() <= 256 && card->photo.expose().size() <= 1024);
  }
  return 0;
}
