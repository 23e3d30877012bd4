#include "tests/unit/seal/steady_signer.h"

namespace credit::test {
namespace {

using Group = std::unique_ptr<EC_GROUP, openssl::Deleter<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, openssl::Deleter<EC_POINT_free>>;
using Scratch = std::unique_ptr<BN_CTX, openssl::Deleter<BN_CTX_free>>;

Group group_of(seal::Algorithm algorithm) {
  return Group(EC_GROUP_new_by_curve_name(OBJ_sn2nid(seal::suite_of(algorithm).curve)));
}

Bytes digest(const EVP_MD* kind, ByteView bytes) {
  Bytes out(32);
  unsigned size = 0;
  CREDIT_ENSURE(EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, kind, nullptr) == 1 && size == out.size());
  return out;
}

openssl::BigNumber number_of(ByteView bytes) {
  return openssl::BigNumber(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}
openssl::BigNumber word(std::uint64_t value) {
  openssl::BigNumber number(BN_new());
  BN_set_word(number.get(), value);
  return number;
}
Bytes padded(const BIGNUM* number) {
  Bytes out(32);
  CREDIT_ENSURE(BN_bn2binpad(number, out.data(), 32) == 32);
  return out;
}

// Arithmetic modulo the order of the curve's generator.
class Field {
 public:
  explicit Field(seal::Algorithm algorithm) : group_(group_of(algorithm)), order_(EC_GROUP_get0_order(group_.get())) {}

  openssl::BigNumber sum(const BIGNUM* a, const BIGNUM* b) const {
    openssl::BigNumber out(BN_new());
    CREDIT_ENSURE(BN_mod_add(out.get(), a, b, order_, scratch_.get()) == 1);
    return out;
  }
  openssl::BigNumber difference(const BIGNUM* a, const BIGNUM* b) const {
    openssl::BigNumber out(BN_new());
    CREDIT_ENSURE(BN_mod_sub(out.get(), a, b, order_, scratch_.get()) == 1);
    return out;
  }
  openssl::BigNumber product(const BIGNUM* a, const BIGNUM* b) const {
    openssl::BigNumber out(BN_new());
    CREDIT_ENSURE(BN_mod_mul(out.get(), a, b, order_, scratch_.get()) == 1);
    return out;
  }
  openssl::BigNumber inverse(const BIGNUM* a) const {
    return openssl::BigNumber(BN_mod_inverse(nullptr, a, order_, scratch_.get()));
  }
  openssl::BigNumber abscissa(const BIGNUM* times) const {  // of times G
    const Point point(EC_POINT_new(group_.get()));
    openssl::BigNumber x(BN_new());
    CREDIT_ENSURE(EC_POINT_mul(group_.get(), point.get(), times, nullptr, nullptr, scratch_.get()) == 1);
    CREDIT_ENSURE(EC_POINT_get_affine_coordinates(group_.get(), point.get(), x.get(), nullptr, scratch_.get()) == 1);
    return x;
  }
  const BIGNUM* order() const { return order_; }
  const EC_GROUP* group() const { return group_.get(); }

 private:
  Group group_;
  Scratch scratch_{BN_CTX_new()};
  const BIGNUM* order_;
};

openssl::BigNumber nonce(const Field& field, std::uint32_t number, ByteView message) {
  Bytes seed = to_bytes(std::to_string(number) + ":");
  seed.insert(seed.end(), message.begin(), message.end());
  const auto wide = number_of(digest(EVP_sha256(), seed));
  return field.sum(wide.get(), word(0).get());
}

Bytes pair_of(const openssl::BigNumber& r, const openssl::BigNumber& s) {
  Bytes out = padded(r.get());
  const Bytes second = padded(s.get());
  out.insert(out.end(), second.begin(), second.end());
  return out;
}

// ECDSA, FIPS 186-5 section 6.4.1.
Bytes sign_ecdsa(std::uint32_t number, ByteView message) {
  const Field field(seal::Algorithm::es256);
  const auto k = nonce(field, number, message), e = number_of(digest(EVP_sha256(), message)), d = word(number);
  const auto zero = word(0);
  const auto r = field.sum(field.abscissa(k.get()).get(), zero.get());
  const auto rd = field.product(r.get(), d.get());
  return pair_of(r, field.product(field.inverse(k.get()).get(), field.sum(e.get(), rd.get()).get()));
}

// GB/T 32918.2 clause 5.5: SM3 of length, identity, curve, generator and key.
Bytes identity_digest(const Field& field, const seal::PublicKey& key, std::string_view identity) {
  const auto bits = identity.size() * 8;
  Bytes in{static_cast<std::uint8_t>(bits >> 8U), static_cast<std::uint8_t>(bits)};
  in.insert(in.end(), identity.begin(), identity.end());
  const openssl::BigNumber p(BN_new()), a(BN_new()), b(BN_new()), x(BN_new()), y(BN_new());
  CREDIT_ENSURE(EC_GROUP_get_curve(field.group(), p.get(), a.get(), b.get(), nullptr) == 1);
  CREDIT_ENSURE(EC_POINT_get_affine_coordinates(field.group(), EC_GROUP_get0_generator(field.group()), x.get(), y.get(),
                                                nullptr) == 1);
  for (const auto* part : {&a, &b, &x, &y}) {
    const Bytes bytes = padded(part->get());
    in.insert(in.end(), bytes.begin(), bytes.end());
  }
  in.insert(in.end(), key.x.begin(), key.x.end());
  in.insert(in.end(), key.y.begin(), key.y.end());
  return digest(EVP_sm3(), in);
}

// Clause 6.1.
Bytes sign_sm2(std::uint32_t number, const seal::PublicKey& key, std::string_view identity, ByteView message) {
  const Field field(seal::Algorithm::sm2_sm3);
  Bytes in = identity_digest(field, key, identity);
  in.insert(in.end(), message.begin(), message.end());
  const auto k = nonce(field, number, message), e = number_of(digest(EVP_sm3(), in)), d = word(number), one = word(1);
  const auto r = field.sum(e.get(), field.abscissa(k.get()).get());
  const auto rest = field.difference(k.get(), field.product(r.get(), d.get()).get());
  return pair_of(r, field.product(field.inverse(field.sum(one.get(), d.get()).get()).get(), rest.get()));
}

}  // namespace

Result<Bytes> SteadySigner::sign(ByteView message) const {
  switch (algorithm()) {
    case seal::Algorithm::es256:
      return sign_ecdsa(number_, message);
    case seal::Algorithm::sm2_sm3:
      return sign_as(seal::sm2_identity, message);
    case seal::Algorithm::ed25519:
      return signer_.sign(message);
  }
  impossible("algorithm", __FILE__, __LINE__);
}

Bytes SteadySigner::sign_as(std::string_view identity, ByteView message) const {
  CREDIT_ENSURE(algorithm() == seal::Algorithm::sm2_sm3);
  return sign_sm2(number_, public_key(), identity, message);
}

Bytes with_other_s(ByteView signature) {
  const Field field(seal::Algorithm::es256);
  const auto s = number_of(signature.subspan(32));
  const auto other = field.difference(word(0).get(), s.get());
  return pair_of(number_of(signature.first(32)), other);
}

Bytes with_order_added(ByteView signature) {
  openssl::BigNumber order(nullptr), sum(BN_new());
  BIGNUM* parsed = nullptr;
  BN_hex2bn(&parsed, "1000000000000000000000000000000014DEF9DEA2F79CD65812631A5CF5D3ED");
  order.reset(parsed);
  const openssl::BigNumber s(BN_lebin2bn(signature.data() + 32, 32, nullptr));
  CREDIT_ENSURE(BN_add(sum.get(), s.get(), order.get()) == 1);
  Bytes out(signature.begin(), signature.end());
  CREDIT_ENSURE(BN_bn2lebinpad(sum.get(), out.data() + 32, 32) == 32);
  return out;
}

Bytes order_of(seal::Algorithm algorithm) { return padded(Field(algorithm).order()); }

}  // namespace credit::test
