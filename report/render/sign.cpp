
#include <algorithm>
#include <array>

#include "base/failures/render.h"
#include "base/openssl.h"
#include "report/render/cms.h"
#include "report/render/render.h"
#include "report/render/signature_field.h"

namespace credit::render {
namespace {

struct Gap {  // the hexadecimal digits, with their angle brackets
  std::size_t range = 0, from = 0, to = 0;
  std::size_t digits() const { return to - from - 2; }
};

Result<Gap> find_gap(std::string_view pdf) {
  const auto range = pdf.rfind(byte_range_key);
  const auto contents = pdf.rfind(contents_key);
  const auto room = range + byte_range_key.size();
  if (!pdf.ends_with("%%EOF\n") || range == std::string_view::npos || contents == std::string_view::npos ||
      contents < range || pdf.substr(room, byte_range_room.size()) != byte_range_room)
    return fail(failure::pdf_sign_failed, "no room for a signature");
  const auto from = contents + contents_key.size() - 1;
  const auto end = pdf.find('>', from);
  const Gap gap{room, from, end + 1};
  if (end == std::string_view::npos || (gap.digits() != signature_digits && gap.digits() != stamped_signature_digits))
    return fail(failure::pdf_sign_failed, "no room for a signature");
  return gap;
}

// Same length as the room that was left, so that no offset moves.
std::string byte_range(const Gap& gap, std::size_t size) {
  auto text = std::to_string(gap.from) + " " + std::to_string(gap.to) + " " + std::to_string(size - gap.to) + "]";
  CREDIT_ENSURE(text.size() <= byte_range_room.size());
  return text + std::string(byte_range_room.size() - text.size(), ' ');
}

std::array<std::uint8_t, 32> digest_around(ByteView pdf, const Gap& gap) {
  const openssl::Digester digester(EVP_MD_CTX_new());
  std::array<std::uint8_t, 32> digest{};
  CREDIT_ENSURE(digester && EVP_DigestInit_ex(digester.get(), EVP_sha256(), nullptr) == 1);
  EVP_DigestUpdate(digester.get(), pdf.data(), gap.from);
  EVP_DigestUpdate(digester.get(), pdf.data() + gap.to, pdf.size() - gap.to);
  CREDIT_ENSURE(EVP_DigestFinal_ex(digester.get(), digest.data(), nullptr) == 1);
  return digest;
}

}  // namespace

Result<Bytes> sign_pdf(Bytes pdf, const seal::Signer& kiosk, ByteView certificate_der, const Stamping* stamping) {
  CREDIT_TRY(const auto gap, find_gap(text_view(pdf)));
  if ((gap.digits() == stamped_signature_digits) != (stamping != nullptr))
    return fail(failure::pdf_sign_failed, "the room is not that of this signature");
  std::ranges::copy(byte_range(gap, pdf.size()), pdf.begin() + static_cast<std::ptrdiff_t>(gap.range));
  CREDIT_TRY(const auto cms, detached_cms(digest_around(pdf, gap), kiosk, certificate_der, stamping));
  const auto digits = to_hex(cms);
  if (digits.size() > gap.digits()) return fail(failure::pdf_sign_failed, "certificate or stamp too large");
  std::ranges::copy(digits, pdf.begin() + static_cast<std::ptrdiff_t>(gap.from) + 1);
  return pdf;
}

}  // namespace credit::render
