// Keys, certificates and revocation lists, X.509 v3 (RFC 5280), P-256 with SHA-256 throughout.
#pragma once
#include "base/clock.h"
#include "base/openssl.h"
#include "base/personal.h"
#include "base/result.h"
#include "certs/profile.h"

namespace credit::certs {

// A key and what vouches for it.
struct Credential {
  openssl::Key key;
  openssl::Certificate certificate;
};

// Begins a little before `now`, because clocks differ. certs_failed
Result<Credential> self_signed(const Profile& profile, Instant now);
Result<Credential> issued_by(const Credential& issuer, const Profile& profile, Instant now);
// The same for a key that somebody else holds: only its public half is looked at.
Result<openssl::Certificate> issued_for(const Credential& issuer, const Profile& profile, EVP_PKEY* key, Instant now);
Result<openssl::Crl> revocation_list(const Credential& issuer, const std::vector<const X509*>& revoked, Instant now,
                                     int days);

Result<Personal<Bytes>> pem_of(const EVP_PKEY* key);  // PKCS#8, certs_failed
Result<Bytes> pem_of(X509* certificate);
Result<Bytes> pem_of(X509_CRL* list);

// "localhost", "127.0.0.1" -> "DNS:localhost,IP:127.0.0.1"; certs_name_malformed
Result<std::string> alternative_names(const std::vector<std::string>& names);
Status check_owner(std::string_view id);  // 1..24 of A-Z 0-9 -; certs_name_malformed

}  // namespace credit::certs
