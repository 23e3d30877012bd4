#include "tests/unit/enrol/request.h"

#include "base/result.h"

namespace credit::platform::enrol::testing {

openssl::Key key_of(const char* curve) { return openssl::Key(EVP_EC_gen(curve)); }

Bytes request_of(EVP_PKEY* key, const std::vector<std::pair<std::string, std::string>>& subject, const EVP_MD* digest) {
  const std::unique_ptr<X509_REQ, openssl::Deleter<X509_REQ_free>> request(X509_REQ_new());
  X509_NAME* const name = X509_REQ_get_subject_name(request.get());
  for (const auto& [field, value] : subject)
    CREDIT_ENSURE(X509_NAME_add_entry_by_txt(name, field.c_str(), MBSTRING_UTF8, view(value).data(),
                                             static_cast<int>(value.size()), -1, 0) == 1);
  CREDIT_ENSURE(X509_REQ_set_pubkey(request.get(), key) == 1 && X509_REQ_sign(request.get(), key, digest) > 0);
  return openssl::to_der(i2d_X509_REQ, request.get());
}

}  // namespace credit::platform::enrol::testing
