// The form of a token: its parts, and whether they are spelled the one way that DER has. Not part of the interface.
#pragma once
#include <optional>

#include "base/openssl.h"

namespace credit::time_stamp {

struct TokenForm {
  openssl::Cms cms;
  openssl::Certificates certificates;
  CMS_SignerInfo* signer = nullptr;  // owned by cms
  X509* certificate = nullptr;       // of the signer; owned by certificates
  Bytes info;                        // TSTInfo, DER
};

// Nothing unless: SignedData version 3 over id-ct-TSTInfo, one digest algorithm, certificates that all lead on from the
// signer's, no revocation list, one signer with signed and without unsigned attributes, and the token equals its own
// DER spelling.
std::optional<TokenForm> token_form(ByteView token);

}  // namespace credit::time_stamp
