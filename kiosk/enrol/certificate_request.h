// What a machine asks for and what it takes: a PKCS#10 request for its id, and the certs-only answer (RFC 7030 section
// 4.2), which is hostile until it is the certificate of our own key, for our own id, by the authority we know.
#pragma once
#include "kiosk/enrol/identity_file.h"

namespace credit::enrol {

Result<std::string> request_for(EVP_PKEY* key, const std::string& kiosk);  // base64. enrolment_key_unmade

struct Expected {
  const EVP_PKEY* key;
  std::string kiosk;
  std::filesystem::path authority;  // PEM
  Instant now{};
};
// enrolment_answer_refused says which of these it is not
Result<openssl::Certificate> certificate_in(std::string_view base64, const Expected& expected);

}  // namespace credit::enrol
