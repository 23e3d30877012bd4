#include "kiosk/enrol/identity_file.h"

#include <openssl/pem.h>

#include <ctime>

#include "base/failures/machine-identity.h"
#include "base/file.h"

namespace credit::enrol {
namespace {

constexpr std::size_t largest_file = 64U << 10;

tl::unexpected<Failure> unusable(const std::string& why) {
  const auto reason = openssl::last_reason();
  return fail(failure::machine_identity_unusable, reason.empty() ? why : why + ": " + reason);
}

openssl::Bio reading(ByteView pem) { return openssl::Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))); }

int no_password(char*, int, int, void*) { return -1; }

Result<openssl::Key> key_in(ByteView pem) {
  if (tpm::wrapped(pem)) return tpm::read_key(pem);
  const auto secret = reading(pem);
  return openssl::Key(PEM_read_bio_PrivateKey(secret.get(), nullptr, no_password, nullptr));
}

bool write_key(BIO* pem, EVP_PKEY* key) {
  const auto* wrapped = tpm::pem_of(key);
  if (wrapped == nullptr) return PEM_write_bio_PKCS8PrivateKey(pem, key, nullptr, nullptr, 0, nullptr, nullptr) == 1;
  const int size = static_cast<int>(wrapped->size());
  return BIO_write(pem, wrapped->data(), size) == size;
}

Result<Instant> instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return unusable("a time in the certificate");
  return Instant(std::chrono::seconds(::timegm(&parts)));
}

}  // namespace

Result<openssl::Key> make_key(KeyPlace place) {
  if (place == KeyPlace::tpm) return tpm::make_key();
  openssl::Key key(EVP_EC_gen("P-256"));
  if (!key) return fail(failure::enrolment_key_unmade, openssl::last_reason());
  return key;
}

Result<Identity> load_identity(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return fail(failure::machine_identity_missing, file.string());
  auto bytes = read_file(file, largest_file);
  if (!bytes) return unusable(bytes.error().detail);
  const Personal<Bytes> pem(std::move(*bytes));
  const auto shown = reading(pem.expose());
  Identity identity{nullptr, openssl::Certificate(PEM_read_bio_X509(shown.get(), nullptr, nullptr, nullptr))};
  CREDIT_TRY(identity.key, key_in(pem.expose()));
  if (!identity.key || !identity.certificate) return unusable(file.string() + ": no key or no certificate");
  if (X509_check_private_key(identity.certificate.get(), identity.key.get()) != 1)
    return unusable(file.string() + ": not the key of the certificate");
  return identity;
}

Status store_identity(const std::filesystem::path& file, const Identity& identity) {
  const openssl::Bio pem(BIO_new(BIO_s_secmem()));
  const bool written =
      pem && write_key(pem.get(), identity.key.get()) && PEM_write_bio_X509(pem.get(), identity.certificate.get()) == 1;
  if (!written) return unusable("the new identity cannot be written");
  const unsigned char* start = nullptr;
  const long size = BIO_get_mem_data(pem.get(), &start);
  return write_file(file, ByteView(start, static_cast<std::size_t>(size)), 0600);
}

KeyPlace place_of(const Identity& identity) {
  return tpm::pem_of(identity.key.get()) == nullptr ? KeyPlace::file : KeyPlace::tpm;
}

Result<Lifetime> lifetime_of(const X509* certificate) {
  CREDIT_TRY(const Instant begin, instant_of(X509_get0_notBefore(certificate)));
  CREDIT_TRY(const Instant end, instant_of(X509_get0_notAfter(certificate)));
  return Lifetime{begin, end};
}

std::string common_name_of(const X509* certificate) {
  const auto* subject = X509_get_subject_name(certificate);
  const int first = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  if (first < 0 || X509_NAME_get_index_by_NID(subject, NID_commonName, first) >= 0) return {};
  unsigned char* raw = nullptr;
  const int size = ASN1_STRING_to_UTF8(&raw, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, first)));
  const openssl::DerBytes owner(raw);
  return size < 0 ? std::string() : std::string(raw, raw + size);
}

}  // namespace credit::enrol
