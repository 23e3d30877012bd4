// The suites of others: what the product does not sign with, but the vectors do.
#pragma once
#include "base/openssl.h"
#include "tests/foreign/vector.h"

namespace credit::foreign {

enum class Suite : std::int64_t { es256 = -7, eddsa = -8, es384 = -35, es512 = -36 };  // RFC 9053
std::optional<Suite> suite_of(std::int64_t algorithm);

// Null when the curve is not one of ours; `why` says so.
openssl::Key key_of(const VectorKey& key, std::string& why);

// RFC 9053 section 2.1 lets any curve go with any hash; EdDSA goes with Edwards curves only.
bool verify(Suite suite, EVP_PKEY* key, ByteView message, ByteView signature);

}  // namespace credit::foreign
