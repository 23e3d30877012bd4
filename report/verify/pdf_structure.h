// Our PDF rule: one revision, one signature, and that signature covers every byte but itself. Checked on the raw bytes,
// before any PDF library sees them, because libraries forgive (bytes after the end leave pdfsig's "valid" standing).
#pragma once
#include "base/bytes.h"
#include "base/result.h"

namespace credit::verify {

inline constexpr std::size_t pdf_bytes_limit = 64U << 20;

struct SignedPdf {
  ByteView before, after;  // what the signature covers; views into the PDF
  Bytes cms;               // what /Contents holds, without its zero padding
  std::size_t room = 0;    // hexadecimal digits of /Contents, padding included
};

bool is_pdf(ByteView bytes);
bool mentions_signature(ByteView pdf);  // anywhere in its bytes
// ISO 32000-1 7.5 and 12.8.1, in the one spelling our own writer has. pdf_structure_wrong
Result<SignedPdf> check_structure(ByteView pdf);

}  // namespace credit::verify
