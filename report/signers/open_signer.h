// The signer a setting names; see key_reference.h for how it names one.
#pragma once
#include "report/seal/signer.h"
#include "report/signers/key_reference.h"

namespace credit::signers {

// A key in a token or a TPM never leaves it. A key in a PEM file can be copied by whoever reads the disk: it is for
// development, is refused unless the settings admit it in so many words, and the caller says so where he logs.
enum class KeyFiles { refused, admitted };

// settings_invalid, key_unreadable, key_token_missing, key_token_locked, seal_key_unusable
Result<std::unique_ptr<seal::Signer>> open_signer(std::string_view reference, KeyFiles files);

Result<std::unique_ptr<seal::Signer>> open_token_signer(const TokenKey& key);
Result<std::unique_ptr<seal::Signer>> open_tpm_signer(const TpmKey& key);

}  // namespace credit::signers
