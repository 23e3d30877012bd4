// What we sign besides seals: COSE_Sign1 whose protected header names its type (label 16, RFC 9596), so that no signed
// thing can be passed off as another.
#pragma once
#include "report/seal/header.h"

namespace credit::seal {

struct SignedPayload {
  header::Common common;
  Bytes protected_bytes, payload, signature;
  bool signed_by(const PublicKey& key) const;
};

Result<Bytes> sign_payload(ByteView payload, std::string_view type, const Signer& signer);  // seal_key_unusable
// As strict as parse_seal. seal_cbor_malformed, seal_cose_malformed, seal_algorithm_unknown
Result<SignedPayload> parse_signed(ByteView bytes, std::string_view type);

}  // namespace credit::seal
