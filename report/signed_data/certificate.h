// Certificates with SM2 keys, signed with SM3 under the identity 1234567812345678 (GB/T 20518, GM/T 0015).
#pragma once
#include <string>

#include "report/seal/signer.h"

namespace credit::signed_data {

// DER of the first certificate in a PEM file. signed_data_not_made
Result<Bytes> certificate_in_pem(ByteView pem);

// Whether the chain leads from the certificate (DER) through those in between to one of the anchors, each signature
// under the identity: OpenSSL checks them under an empty one unless every certificate is told.
bool chain_holds(ByteView certificate, const std::vector<Bytes>& between, const std::vector<Bytes>& anchors,
                 Instant at);

// A certificate for development: the signer vouches for its own key. For the archive's file the trust list says whose
// the key is, so a certificate of no authority will do. signed_data_not_made
Result<Bytes> self_signed(const seal::Signer& signer, const seal::PublicKey& key, const std::string& name, Instant from,
                          Instant to);

}  // namespace credit::signed_data
