// PDFs as the kiosk's writer lays them out, small, with every part open to change.
#pragma once
#include <functional>

#include "tests/unit/verify/office.h"

namespace credit::verify::test {

Bytes certificate_of(const TestSigner& signer);

// What the page of printed_seal() says.
std::string sample_words();
// One page with the code of `url` drawn on it, its words (a reader hears them; the eye sees "words") and room for a
// signature.
inline constexpr std::size_t room_alone = 8192, room_with_stamp = 16384;  // hexadecimal digits
std::string unsigned_paper(const std::string& url, std::size_t room = room_alone);
std::string unsigned_paper(const std::string& url, const std::string& words, std::size_t room = room_alone);
// The CMS over the two covered parts: the attributes may be changed before they are signed.
struct CmsParts {
  std::vector<Bytes> attributes;
  Bytes unsigned_attributes;  // DER, after the signature; usually none
  std::vector<Bytes> certificates;
  std::function<Bytes(ByteView signature)> token;  // becomes the unsigned attribute of B-T
};
using CmsChange = std::function<void(CmsParts&)>;
std::string signed_paper(std::string paper, std::uint8_t signer = kiosk_number, const CmsChange& change = {});

struct Gap {
  std::size_t from = 0, to = 0;  // of the hexadecimal digits
};
Gap gap_of(const std::string& paper);

}  // namespace credit::verify::test
