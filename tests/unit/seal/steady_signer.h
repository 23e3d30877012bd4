// Signs the same bytes the same way every time, so that a vector written anew is the vector written before. The nonce
// is the digest of the small private key and the message: for tests only, as the keys are.
#pragma once
#include "tests/support/test_signer.h"

namespace credit::test {

class SteadySigner final : public seal::Signer {
 public:
  explicit SteadySigner(std::uint32_t number, seal::Algorithm algorithm = seal::Algorithm::es256)
      : number_(number), signer_(number, algorithm) {}

  seal::Algorithm algorithm() const override { return signer_.algorithm(); }
  seal::KeyId key_id() const override { return signer_.key_id(); }
  const seal::PublicKey& public_key() const { return signer_.public_key(); }
  Result<Bytes> sign(ByteView message) const override;
  // SM2 alone: as if the signer were known by another identity than 1234567812345678.
  Bytes sign_as(std::string_view identity, ByteView message) const;

 private:
  std::uint32_t number_;
  TestSigner signer_;
};

// r and s of a raw signature replaced by r and n - s: ECDSA takes both.
Bytes with_other_s(ByteView signature);
// S of an Ed25519 signature (little endian) raised by the order of the group.
Bytes with_order_added(ByteView signature);
// The order of the suite's curve, 32 bytes.
Bytes order_of(seal::Algorithm algorithm);

}  // namespace credit::test
