// Certificate requests, PKCS#10 (RFC 2986), as EST sends them: base64 (RFC 8951 section 3.1), blanks between allowed.
// Hostile until proven: what a request wishes beyond its key and its subject's name is not looked at.
#pragma once
#include <optional>
#include <string>

#include "report/seal/signer.h"

namespace credit::platform::enrol {

struct CertificateRequest {
  seal::PublicKey key;                                   // P-256; who sent this holds the private half
  std::optional<std::string> common_name, organization;  // of the subject; both absent when it is empty
};

inline constexpr std::size_t largest_request = 8U << 10;  // bytes of base64

// enrolment_request_malformed, enrolment_key_refused, enrolment_signature_wrong,
// enrolment_subject_foreign (a subject of other parts than one CN and one O)
Result<CertificateRequest> read_request(std::string_view base64);
Result<CertificateRequest> read_request_der(ByteView der);

}  // namespace credit::platform::enrol
