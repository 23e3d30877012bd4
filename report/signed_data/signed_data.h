// A document's exact bytes, signed with SM2 as archives in China take it (GB/T 35275, GM/T 0010).
#pragma once
#include <optional>

#include "report/seal/signer.h"

namespace credit::signed_data {

inline constexpr std::size_t size_limit = 16U << 20;

// The content travels inside. The certificate must hold the signer's key, which must be SM2.
// signed_data_not_made, seal_key_unusable and what else the signer says
Result<Bytes> sign(ByteView content, const seal::Signer& signer, ByteView certificate_der, Instant now);

struct SignedData {
  Bytes content;
  Instant signed_at{};       // as the signer says
  seal::PublicKey key;       // of the certificate inside: whose it is, a trust list must say
  Bytes message, signature;  // what was signed, and r || s: for whoever looks for the signer among several keys
};

bool is_signed_data(ByteView bytes);  // by its first bytes
// The one spelling that form.h describes, and a certificate whose key is SM2; the signature is not looked at yet.
// signed_data_malformed
Result<SignedData> open(ByteView bytes);

}  // namespace credit::signed_data
