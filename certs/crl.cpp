#include "base/failures/certs.h"
#include "certs/certificate.h"
#include "certs/times.h"

namespace credit::certs {
namespace {

tl::unexpected<Failure> refused() { return fail(failure::certs_failed, "revocation list: " + openssl::last_reason()); }

bool add(X509_CRL* list, const X509* certificate, const ASN1_TIME* when) {
  openssl::Revoked entry(X509_REVOKED_new());
  openssl::Asn1Integer serial(ASN1_INTEGER_dup(X509_get0_serialNumber(certificate)));
  if (!entry || !serial || X509_REVOKED_set_serialNumber(entry.get(), serial.get()) != 1 ||
      X509_REVOKED_set_revocationDate(entry.get(), const_cast<ASN1_TIME*>(when)) != 1 ||
      X509_CRL_add0_revoked(list, entry.get()) != 1)
    return false;
  static_cast<void>(entry.release());
  return true;
}

bool set_extensions(X509_CRL* list, X509* issuer) {
  X509V3_CTX context{};
  X509V3_set_ctx(&context, issuer, nullptr, nullptr, list, 0);
  const openssl::Extension key(X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always"));
  const openssl::Asn1Integer number(ASN1_INTEGER_new());
  return key && number && ASN1_INTEGER_set_int64(number.get(), 1) == 1 && X509_CRL_add_ext(list, key.get(), -1) == 1 &&
         X509_CRL_add1_ext_i2d(list, NID_crl_number, number.get(), 0, 0) == 1;
}

}  // namespace

Result<openssl::Crl> revocation_list(const Credential& issuer, const std::vector<const X509*>& revoked, Instant now,
                                     int days) {
  openssl::Crl list(X509_CRL_new());
  const auto from = asn1_time(now - backdated);
  const auto to = asn1_time(now + std::chrono::hours{24} * days);
  const bool dated = list && from && to && X509_CRL_set_version(list.get(), X509_CRL_VERSION_2) == 1 &&
                     X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer.certificate.get())) == 1 &&
                     X509_CRL_set1_lastUpdate(list.get(), from.get()) == 1 &&
                     X509_CRL_set1_nextUpdate(list.get(), to.get()) == 1;
  if (!dated) return refused();
  for (const auto* certificate : revoked)
    if (!add(list.get(), certificate, from.get())) return refused();
  X509_CRL_sort(list.get());
  if (!set_extensions(list.get(), issuer.certificate.get()) ||
      X509_CRL_sign(list.get(), issuer.key.get(), EVP_sha256()) == 0)
    return refused();
  return list;
}

}  // namespace credit::certs
