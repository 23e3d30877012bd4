// A signer whose private key is a small number: for tests only, and worthless as a key by design.
#pragma once
#include <openssl/core_names.h>

#include <array>

#include "report/seal/key_form.h"

namespace credit::test {

class TestSigner final : public seal::Signer {
 public:
  explicit TestSigner(std::uint32_t number, seal::Algorithm algorithm = seal::Algorithm::es256)
      : key_(make(number, seal::suite_of(algorithm))), shown_(*seal::key_form::public_half(key_.get())) {}

  seal::Algorithm algorithm() const override { return shown_.algorithm; }
  seal::KeyId key_id() const override { return seal::key_id_of(shown_); }
  const seal::PublicKey& public_key() const { return shown_; }
  EVP_PKEY* key() const { return key_.get(); }
  Result<Bytes> sign(ByteView message) const override {
    return seal::sign_in(seal::suite_of(algorithm()), key_.get(), message);
  }

 private:
  static Bytes point_of(const BIGNUM* number, const char* curve) {
    const std::unique_ptr<EC_GROUP, openssl::Deleter<EC_GROUP_free>> group(
        EC_GROUP_new_by_curve_name(OBJ_sn2nid(curve)));
    const std::unique_ptr<EC_POINT, openssl::Deleter<EC_POINT_free>> point(EC_POINT_new(group.get()));
    CREDIT_ENSURE(EC_POINT_mul(group.get(), point.get(), number, nullptr, nullptr, nullptr) == 1);
    Bytes bytes(65);
    CREDIT_ENSURE(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes.data(),
                                     bytes.size(), nullptr) == bytes.size());
    return bytes;
  }
  static openssl::Key make(std::uint32_t number, const seal::Suite& suite) {
    CREDIT_ENSURE(number > 0);
    if (suite.curve != nullptr) return on_curve(number, suite);
    std::array<std::uint8_t, 32> secret{};
    for (std::size_t i = 0; i < 4; ++i) secret[31 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return openssl::Key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size()));
  }
  static openssl::Key on_curve(std::uint32_t number, const seal::Suite& suite) {
    const openssl::BigNumber secret(BN_new());
    BN_set_word(secret.get(), number);
    const Bytes point = point_of(secret.get(), suite.curve);
    const openssl::ParameterBuilder builder(OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, suite.curve, 0);
    OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
    OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, secret.get());
    const openssl::Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, suite.key_type, nullptr));
    EVP_PKEY* made = nullptr;
    CREDIT_ENSURE(EVP_PKEY_fromdata_init(context.get()) == 1);
    CREDIT_ENSURE(EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_KEYPAIR, parameters.get()) == 1);
    return openssl::Key(made);
  }

  openssl::Key key_;
  seal::PublicKey shown_;
};

}  // namespace credit::test
