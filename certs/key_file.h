// Keys of any of our suites, in files.
#pragma once
#include <filesystem>
#include <memory>

#include "report/seal/signer.h"

namespace credit::certs {

struct KeyFile {
  std::filesystem::path file;
  seal::PublicKey key;
};

// A new key in the folder, mode 0600: PREFIX-ID.key. certs_failed, certs_exist, file_unwritable
Result<KeyFile> make_key_file(const std::filesystem::path& folder, const std::string& prefix, seal::Algorithm suite);
// The public half in a PEM public key or certificate. file_unreadable, certs_failed
Result<seal::PublicKey> read_public_key(const std::filesystem::path& file);
// Whichever *.key of the folder belongs to that public key. certs_failed
Result<std::unique_ptr<seal::Signer>> signer_of(const std::filesystem::path& folder, const seal::PublicKey& key);

}  // namespace credit::certs
