// P-256 between OpenSSL's forms and ours: DER signatures and r || s, EVP keys and affine coordinates.
#pragma once
#include "base/openssl.h"
#include "report/seal/signer.h"

namespace credit::seal::p256 {

inline constexpr std::size_t scalar = 32;     // bytes of r, s, x, y
inline constexpr std::size_t der_limit = 72;  // bytes of a DER signature

Result<Bytes> raw_from_der(ByteView der);                   // seal_key_unusable
Bytes der_from_raw(ByteView raw);                           // empty unless 64 bytes
std::optional<PublicKey> coordinates(const EVP_PKEY* key);  // nothing unless P-256
openssl::Key key_from(const PublicKey& key);                // null when the point is not on the curve

}  // namespace credit::seal::p256
