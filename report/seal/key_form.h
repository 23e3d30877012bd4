// Keys and signatures between OpenSSL's forms and ours: DER signatures and r || s, EVP keys and coordinates.
#pragma once
#include <optional>

#include "report/seal/signer.h"

namespace credit::seal::key_form {

inline constexpr std::size_t scalar = 32;     // bytes of r, s, x, y
inline constexpr std::size_t der_limit = 72;  // bytes of a DER signature

Result<Bytes> raw_from_der(ByteView der);                   // seal_key_unusable
Bytes der_from_raw(ByteView raw);                           // empty unless 64 bytes
std::optional<PublicKey> public_half(const EVP_PKEY* key);  // nothing unless of one of our suites
openssl::Key key_from(const PublicKey& key);                // null when it is no point of its curve

}  // namespace credit::seal::key_form
