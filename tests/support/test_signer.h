// A signer whose private key is a small number: for tests only, and worthless as a key by design.
#pragma once
#include <openssl/core_names.h>

#include <array>

#include "report/seal/p256.h"

namespace credit::test {

class TestSigner final : public seal::Signer {
 public:
  explicit TestSigner(std::uint8_t number) : key_(make(number)), shown_(*seal::p256::coordinates(key_.get())) {}

  seal::Algorithm algorithm() const override { return seal::Algorithm::es256; }
  seal::KeyId key_id() const override { return seal::key_id_of(shown_); }
  const seal::PublicKey& public_key() const { return shown_; }
  EVP_PKEY* key() const { return key_.get(); }

  Result<Bytes> sign(ByteView message) const override {
    const openssl::Digester digester(EVP_MD_CTX_new());
    std::size_t size = seal::p256::der_limit;
    Bytes der(size);
    CREDIT_ENSURE(EVP_DigestSignInit(digester.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1);
    CREDIT_ENSURE(EVP_DigestSign(digester.get(), der.data(), &size, message.data(), message.size()) == 1);
    der.resize(size);
    return seal::p256::raw_from_der(der);
  }

 private:
  static Bytes point_of(const BIGNUM* number) {
    const std::unique_ptr<EC_GROUP, openssl::Deleter<EC_GROUP_free>> group(
        EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    const std::unique_ptr<EC_POINT, openssl::Deleter<EC_POINT_free>> point(EC_POINT_new(group.get()));
    CREDIT_ENSURE(EC_POINT_mul(group.get(), point.get(), number, nullptr, nullptr, nullptr) == 1);
    Bytes bytes(65);
    CREDIT_ENSURE(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes.data(),
                                     bytes.size(), nullptr) == bytes.size());
    return bytes;
  }
  static openssl::Key make(std::uint8_t number) {
    CREDIT_ENSURE(number > 0);
    const openssl::BigNumber secret(BN_new());
    BN_set_word(secret.get(), number);
    const Bytes point = point_of(secret.get());
    const openssl::ParameterBuilder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get());
    const openssl::Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* made = nullptr;
    CREDIT_ENSURE(EVP_PKEY_fromdata_init(context.get()) == 1);
    CREDIT_ENSURE(EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_KEYPAIR, parameters.get()) == 1);
    return openssl::Key(made);
  }

  openssl::Key key_;
  seal::PublicKey shown_;
};

}  // namespace credit::test
