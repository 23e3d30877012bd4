#include "certs/certificate.h"

#include "base/failures/certs.h"
#include "certs/times.h"

namespace credit::certs {
namespace {

tl::unexpected<Failure> refused(const char* step) {
  return fail(failure::certs_failed, std::string(step) + ": " + openssl::last_reason());
}

bool set_serial(X509* certificate) {
  const openssl::BigNumber number(BN_new());
  constexpr int bits = 127;  // positive and at most 20 bytes, RFC 5280 section 4.1.2.2
  return number && BN_rand(number.get(), bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY) == 1 &&
         BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool set_validity(X509* certificate, Instant now, int days) {
  const auto from = asn1_time(now - backdated);
  const auto to = asn1_time(now + std::chrono::hours{24} * days);
  return from && to && X509_set1_notBefore(certificate, from.get()) == 1 &&
         X509_set1_notAfter(certificate, to.get()) == 1;
}

bool name_part(X509_NAME* name, const char* field, const std::string& value) {
  const ByteView bytes = view(value);
  return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, bytes.data(), static_cast<int>(bytes.size()), -1, 0) ==
         1;
}

bool set_subject(X509* certificate, const Profile& profile) {
  X509_NAME* name = X509_get_subject_name(certificate);
  return name_part(name, "O", profile.organization) && name_part(name, "CN", profile.common_name);
}

bool extend(X509* certificate, X509V3_CTX* context, int kind, const std::string& value) {
  if (value.empty()) return true;
  const openssl::Extension extension(X509V3_EXT_conf_nid(nullptr, context, kind, value.c_str()));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool set_extensions(X509* certificate, X509* issuer, const Profile& profile) {
  X509V3_CTX context{};
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  return extend(certificate, &context, NID_basic_constraints, profile.basic_constraints) &&
         extend(certificate, &context, NID_key_usage, profile.key_usage) &&
         extend(certificate, &context, NID_ext_key_usage, profile.extended_key_usage) &&
         extend(certificate, &context, NID_subject_alt_name, profile.subject_alternative) &&
         extend(certificate, &context, NID_subject_key_identifier, "hash") &&
         extend(certificate, &context, NID_authority_key_identifier, issuer == certificate ? "" : "keyid:always");
}

// issuer is null for the one that signs itself.
Result<openssl::Certificate> certify(const Credential* issuer, const Profile& profile, EVP_PKEY* key, Instant now) {
  openssl::Certificate made(X509_new());
  X509* certificate = made.get();
  if (key == nullptr || certificate == nullptr) return refused("key");
  X509* above = issuer == nullptr ? certificate : issuer->certificate.get();
  EVP_PKEY* signing = issuer == nullptr ? key : issuer->key.get();
  const bool filled = X509_set_version(certificate, X509_VERSION_3) == 1 && set_serial(certificate) &&
                      set_validity(certificate, now, profile.days) && set_subject(certificate, profile) &&
                      X509_set_issuer_name(certificate, X509_get_subject_name(above)) == 1 &&
                      X509_set_pubkey(certificate, key) == 1;
  if (!filled) return refused("certificate");
  if (!set_extensions(certificate, above, profile)) return refused("extensions");
  if (X509_sign(certificate, signing, EVP_sha256()) == 0) return refused("signature");
  return made;
}

Result<Credential> make(const Credential* issuer, const Profile& profile, Instant now) {
  openssl::Key key(EVP_EC_gen("P-256"));
  CREDIT_TRY(auto certificate, certify(issuer, profile, key.get(), now));
  return Credential{std::move(key), std::move(certificate)};
}

}  // namespace

Result<Credential> self_signed(const Profile& profile, Instant now) { return make(nullptr, profile, now); }

Result<Credential> issued_by(const Credential& issuer, const Profile& profile, Instant now) {
  return make(&issuer, profile, now);
}

Result<openssl::Certificate> issued_for(const Credential& issuer, const Profile& profile, EVP_PKEY* key, Instant now) {
  return certify(&issuer, profile, key, now);
}

}  // namespace credit::certs
