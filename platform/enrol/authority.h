// Who issues machines their certificates: a CA certificate and its key, and the profile kiosk-tls.
#pragma once
#include <filesystem>
#include <string>

#include "certs/certificate.h"
#include "platform/enrol/csr.h"

namespace credit::platform::enrol {

struct Issued {
  std::string fingerprint;  // as store/kiosks.h has it
  Bytes certificate;        // DER
};

class Authority {
 public:
  // PEM files. file_unreadable, enrolment_authority_unusable (no CA, or the key is another's)
  static Result<Authority> load(const std::filesystem::path& certificate, const std::filesystem::path& key);

  const Bytes& certificate() const { return der_; }
  // The profile decides everything but the key; never beyond the authority's own end.
  // enrolment_subject_foreign, enrolment_authority_unusable
  Result<Issued> issue(const CertificateRequest& request, const std::string& kiosk, Instant now) const;

 private:
  Authority(certs::Credential credential, Bytes der) : credential_(std::move(credential)), der_(std::move(der)) {}
  certs::Credential credential_;
  Bytes der_;
};

// Certificates alone, without a signature: PKCS#7 SignedData, "certs-only" (RFC 5652, RFC 7030 section 4.1.3). DER.
Bytes certs_only(ByteView certificate);

}  // namespace credit::platform::enrol
