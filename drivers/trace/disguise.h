// A reader's answers with everything personal replaced by synthetic data of the same shape: as long, in the same
// fields, with dates and numbers a driver accepts, checksums recomputed. What is not understood is withheld: zeroes.
// Pure.
#pragma once
#include <array>
#include <optional>
#include <span>

#include "base/bytes.h"

namespace credit::trace {

using Span = std::span<std::uint8_t>;

// The command of a request frame (GA 467), "30 01"; nothing when it is none.
std::optional<std::array<std::uint8_t, 2>> command_in(ByteView request);

// stream: the bytes that came in answer to `request`, put together; whole, cut off or damaged. As long as the stream.
// A wrong checksum stays wrong.
Bytes disguised_answer(ByteView request, ByteView stream);

// The text of a card (facts B): each field gets synthetic content of its length, the kind of the card stays. The
// numbers are synthetic or official specimens, their check digits right.
void disguise_text(Span text);
// UTF-16LE of any kind: blanks stay, letters and digits and characters become others.
void disguise_characters(Span utf16le);
// A photo keeps its six bytes of head (facts C) and loses everything else.
void disguise_photo(Span photo);

}  // namespace credit::trace
