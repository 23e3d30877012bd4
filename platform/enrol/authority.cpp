#include "platform/enrol/authority.h"

#include <openssl/pem.h>

#include "base/der.h"
#include "base/failures/enrolment.h"
#include "base/file.h"
#include "platform/store/kiosks.h"
#include "report/seal/key_form.h"

namespace credit::platform::enrol {
namespace {

constexpr std::size_t largest_file = 64U << 10;

tl::unexpected<Failure> unusable(const std::string& why) {
  return fail(failure::enrolment_authority_unusable, why + " " + openssl::last_reason());
}

openssl::Bio reading(ByteView pem) { return openssl::Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))); }

// Whole days until the authority itself ends.
int days_left(const X509* certificate, Instant now) {
  const openssl::Asn1Time from(ASN1_TIME_set(nullptr, static_cast<time_t>(now.time_since_epoch().count())));
  int days = 0, seconds = 0;
  const bool known = from && ASN1_TIME_diff(&days, &seconds, from.get(), X509_get0_notAfter(certificate)) == 1;
  return known ? days : 0;
}

bool names(const std::optional<std::string>& part, const std::string& expected) { return !part || *part == expected; }

}  // namespace

Result<Authority> Authority::load(const std::filesystem::path& certificate, const std::filesystem::path& key) {
  CREDIT_TRY(const auto certificate_pem, read_file(certificate, largest_file));
  CREDIT_TRY(auto key_bytes, read_file(key, largest_file));
  const Personal<Bytes> key_pem(std::move(key_bytes));
  const auto from = reading(certificate_pem), secret = reading(key_pem.expose());
  const auto no_password = [](char*, int, int, void*) { return -1; };
  certs::Credential read{openssl::Key(PEM_read_bio_PrivateKey(secret.get(), nullptr, no_password, nullptr)),
                         openssl::Certificate(PEM_read_bio_X509(from.get(), nullptr, nullptr, nullptr))};
  if (!read.key || !read.certificate) return unusable("certificate or key is not PEM");
  if (X509_check_private_key(read.certificate.get(), read.key.get()) != 1) return unusable("the key is another's");
  if (X509_check_ca(read.certificate.get()) != 1) return unusable("the certificate is no CA's");
  auto der = openssl::to_der(i2d_X509, read.certificate.get());
  return Authority(std::move(read), std::move(der));
}

Result<Issued> Authority::issue(const CertificateRequest& request, const std::string& kiosk, Instant now) const {
  CREDIT_TRY(auto profile, certs::find_profile("kiosk-tls", {kiosk, {}}));
  if (!names(request.common_name, kiosk) || !names(request.organization, profile.organization))
    return fail(failure::enrolment_subject_foreign, kiosk);
  profile.days = std::min(profile.days, days_left(credential_.certificate.get(), now));
  if (profile.days < 1) return unusable("the authority ends");
  const auto key = seal::key_form::key_from(request.key);
  CREDIT_TRY(const auto made, certs::issued_for(credential_, profile, key.get(), now));
  CREDIT_TRY(const auto pem, certs::pem_of(made.get()));
  CREDIT_TRY(auto fingerprint, certificate_fingerprint(pem));
  return Issued{std::move(fingerprint), openssl::to_der(i2d_X509, made.get())};
}

Bytes certs_only(ByteView certificate) {
  using namespace der;
  const Bytes signed_data{0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02};
  const Bytes data{0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01};
  const Bytes version{1};
  const auto none = tlv(set, {});
  const auto content =
      tlv(integer, version) + none + tlv(sequence, tlv(object_id, data)) + tlv(context(0), certificate) + none;
  return tlv(sequence, tlv(object_id, signed_data) + tlv(context(0), tlv(sequence, content)));
}

}  // namespace credit::platform::enrol
