// The CMS inside a PAdES signature (ETSI EN 319 142-1 baseline B-B and B-T, RFC 5652, RFC 5035, RFC 3161).
#pragma once
#include "report/seal/signer.h"
#include "report/time_stamp/token.h"
#include "report/verify/pdf_structure.h"

namespace credit::verify {

struct PdfSigner {
  seal::PublicKey key;
  std::optional<time_stamp::Stamp> stamp;  // B-T
};

// Who signed, once the signature over the covered bytes holds and the CMS is, byte for byte, the one way to write it:
// one signer, its certificate and no other, three signed attributes, and as unsigned ones none (B-B) or one time stamp
// (B-T). Which of the two it must be the room says, which is signed. Whether the key may be believed is the trust
// list's question. pdf_signature_wrong, time_stamp_wrong
Result<PdfSigner> check_pdf_signature(const SignedPdf& pdf, const time_stamp::Anchors& believed);

}  // namespace credit::verify
