#include <openssl/pem.h>

#include "base/failures/certs.h"
#include "certs/certificate.h"

namespace credit::certs {
namespace {

template <class Write>
Result<Bytes> written(const char* what, Write write) {
  const openssl::Bio bio(BIO_new(BIO_s_secmem()));
  if (!bio || write(bio.get()) != 1)
    return fail(failure::certs_failed, std::string(what) + ": " + openssl::last_reason());
  const char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return to_bytes({text, static_cast<std::size_t>(size)});
}

}  // namespace

Result<Personal<Bytes>> pem_of(const EVP_PKEY* key) {
  CREDIT_TRY(auto pem, written("key", [key](BIO* bio) {
               return PEM_write_bio_PKCS8PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
             }));
  return Personal<Bytes>(std::move(pem));
}

Result<Bytes> pem_of(X509* certificate) {
  return written("certificate", [certificate](BIO* bio) { return PEM_write_bio_X509(bio, certificate); });
}

Result<Bytes> pem_of(X509_CRL* list) {
  return written("revocation list", [list](BIO* bio) { return PEM_write_bio_X509_CRL(bio, list); });
}

}  // namespace credit::certs
