// Where a signing key lives, as a setting writes it:
//   /etc/credit/issuer.key                                     PEM, development only
//   pkcs11:token=credit;object=issuer?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:/run/credentials/pin
//   tpm2:0x81000001                                            a persistent handle
// The pkcs11 form is RFC 7512: path attributes token, object, id; query attributes module-path (absolute), pin-source
// (a file). A PIN in the setting itself (pin-value) is refused: settings are read by many.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::signers {

struct PemFile {
  std::filesystem::path file;
};
struct TokenKey {
  std::string token;   // the label the token was initialised with
  std::string object;  // CKA_LABEL; empty: by id alone
  Bytes id;            // CKA_ID; empty: by label alone
  std::filesystem::path module, pin_file;
};
struct TpmKey {
  std::uint32_t handle = 0;  // 0x81000000..0x81FFFFFF, TPM 2.0 part 2 clause 7.4
};
using KeyReference = std::variant<PemFile, TokenKey, TpmKey>;

Result<KeyReference> parse_key_reference(std::string_view text);  // settings_invalid

bool in_file(std::string_view text);  // a PEM file: for development only

}  // namespace credit::signers
