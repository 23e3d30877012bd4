// A detached CMS signature as PAdES B-B wants it (ETSI EN 319 142-1 clause 6.3, EN 319 122-1): SHA-256, ES256,
// content-type, message-digest and signing-certificate-v2 signed, no signing-time, the signer's certificate and no
// other.
#pragma once
#include "report/seal/signer.h"

namespace credit::render {

// DER. pdf_sign_failed
Result<Bytes> detached_cms(const std::array<std::uint8_t, 32>& content_digest, const seal::Signer& signer,
                           ByteView certificate_der);

}  // namespace credit::render
