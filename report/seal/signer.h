// Who signs. The key stays behind this interface: a PEM file in development, PKCS#11 or a TPM later.
#pragma once
#include <filesystem>
#include <memory>

#include "report/seal/claims.h"
#include "report/seal/suite.h"

namespace credit::seal {

class Signer {
 public:
  virtual ~Signer() = default;
  virtual Algorithm algorithm() const = 0;
  virtual KeyId key_id() const = 0;
  virtual Result<Bytes> sign(ByteView message) const = 0;  // 64 bytes. seal_key_unusable
};

// Development only, and the log says so. key_unreadable when the file is not a private key of one of our suites in PEM.
Result<std::unique_ptr<Signer>> load_pem_signer(const std::filesystem::path& key_file);

struct ParsedKey;
// What verify_signature keeps beside a key, shared by its copies; safe from several threads. No part of the key's
// value.
struct ParsedKeyCache {
  ParsedKeyCache() = default;
  ParsedKeyCache(const ParsedKeyCache& other);
  ParsedKeyCache& operator=(const ParsedKeyCache& other);
  ~ParsedKeyCache() = default;
  bool operator==(const ParsedKeyCache&) const { return true; }
  mutable std::shared_ptr<const ParsedKey> held;
};

// A public key as the trust list holds it: affine coordinates, 32 bytes each; Ed25519 has x alone, y is zero.
struct PublicKey {
  Algorithm algorithm = Algorithm::es256;
  std::array<std::uint8_t, 32> x{}, y{};
  ParsedKeyCache parsed{};
  bool operator==(const PublicKey&) const = default;
};
Result<PublicKey> public_key_from_spki(ByteView der);  // seal_key_unusable
Bytes spki_of(const PublicKey& key);                   // SubjectPublicKeyInfo, DER
KeyId key_id_of(const PublicKey& key);

// False for a bad signature, a bad point or a wrong length. Parsed keys may be cached inside.
bool verify_signature(const PublicKey& key, ByteView message, ByteView signature);

}  // namespace credit::seal
