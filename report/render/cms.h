// A detached CMS signature as PAdES B-B wants it (ETSI EN 319 142-1 clause 6.3, EN 319 122-1): SHA-256, ES256,
// content-type, message-digest and signing-certificate-v2 signed, no signing-time, the signer's certificate and no
// other. With a stamp it is B-T: one unsigned attribute, the token over the signature value (RFC 3161 appendix A).
#pragma once
#include "report/render/render.h"

namespace credit::render {

// DER. pdf_sign_failed; time_stamp_unavailable, time_stamp_wrong
Result<Bytes> detached_cms(const std::array<std::uint8_t, 32>& content_digest, const seal::Signer& signer,
                           ByteView certificate_der, const Stamping* stamping);

}  // namespace credit::render
