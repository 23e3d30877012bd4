#include "report/signers/open_signer.h"

namespace credit::signers {
namespace {

struct Open {
  Result<std::unique_ptr<seal::Signer>> operator()(const PemFile& key) const { return seal::load_pem_signer(key.file); }
  Result<std::unique_ptr<seal::Signer>> operator()(const TokenKey& key) const { return open_token_signer(key); }
  Result<std::unique_ptr<seal::Signer>> operator()(const TpmKey& key) const { return open_tpm_signer(key); }
};

}  // namespace

Result<std::unique_ptr<seal::Signer>> open_signer(std::string_view reference) {
  CREDIT_TRY(const auto key, parse_key_reference(reference));
  return std::visit(Open{}, key);
}

}  // namespace credit::signers
