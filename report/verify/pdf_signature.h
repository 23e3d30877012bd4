// The CMS inside a PAdES signature (ETSI EN 319 142-1 baseline B, RFC 5652, RFC 5035).
#pragma once
#include "report/seal/signer.h"
#include "report/verify/pdf_structure.h"

namespace credit::verify {

// The key that signed, once the signature over the covered bytes holds and the CMS is, byte for byte, the one way to
// write it: one signer, its certificate and no other, three signed attributes, no unsigned one. Whether the key may be
// believed is the trust list's question. pdf_signature_wrong
Result<seal::PublicKey> check_pdf_signature(const SignedPdf& pdf);

}  // namespace credit::verify
