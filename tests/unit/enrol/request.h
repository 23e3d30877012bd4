// Certificate requests as a machine, or somebody worse, would make them.
#pragma once
#include "base/openssl.h"

namespace credit::platform::enrol::testing {

openssl::Key key_of(const char* curve);
// DER, signed by the key. subject: pairs of field and value.
Bytes request_of(EVP_PKEY* key, const std::vector<std::pair<std::string, std::string>>& subject,
                 const EVP_MD* digest = EVP_sha256());

}  // namespace credit::platform::enrol::testing
