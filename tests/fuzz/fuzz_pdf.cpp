// Any bytes at all -> our PDF rule and the CMS behind it. Nothing is drawn: the renderer meets signed files only.
#include "report/verify/pdf_signature.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit::verify;
  const credit::ByteView bytes(data, size);
  if (const auto pdf = check_structure(bytes)) {
    if (pdf->before.size() + pdf->after.size() + 2 * pdf->cms.size() + 2 > size) __builtin_trap();
    (void)check_pdf_signature(*pdf, {});
  }
  // The CMS on its own, so that the fuzzer need not find the hexadecimal first.
  for (const std::size_t room : {8192U, 16384U})
    (void)check_pdf_signature(SignedPdf{credit::view("%PDF-1.7"), credit::view("%%EOF"), {data, data + size}, room},
                              {});
  return 0;
}
