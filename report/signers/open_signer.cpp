#include "report/signers/open_signer.h"

#include "base/failures/common.h"

namespace credit::signers {
namespace {

struct Open {
  KeyFiles files;
  Result<std::unique_ptr<seal::Signer>> operator()(const PemFile& key) const {
    if (files == KeyFiles::refused)
      return fail(failure::settings_invalid, "signing key: " + key.file.string() +
                                                 " is a file that may be copied; wanted pkcs11: or tpm2:, or in "
                                                 "development admit_key_file = true beside it");
    return seal::load_pem_signer(key.file);
  }
  Result<std::unique_ptr<seal::Signer>> operator()(const TokenKey& key) const { return open_token_signer(key); }
  Result<std::unique_ptr<seal::Signer>> operator()(const TpmKey& key) const { return open_tpm_signer(key); }
};

}  // namespace

Result<std::unique_ptr<seal::Signer>> open_signer(std::string_view reference, KeyFiles files) {
  CREDIT_TRY(const auto key, parse_key_reference(reference));
  return std::visit(Open{files}, key);
}

}  // namespace credit::signers
