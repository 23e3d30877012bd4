#include "report/seal/key_form.h"

#include <openssl/core_names.h>

#include <algorithm>
#include <array>

#include "base/failures/seal.h"

namespace credit::seal::key_form {
namespace {

constexpr std::size_t point_size = 1 + 2 * scalar;  // uncompressed, SEC 1

bool coordinate(const EVP_PKEY* key, const char* name, std::array<std::uint8_t, scalar>& out) {
  BIGNUM* raw = nullptr;
  const bool found = EVP_PKEY_get_bn_param(key, name, &raw) == 1;
  const openssl::BigNumber number(raw);
  return found && BN_bn2binpad(number.get(), out.data(), scalar) == static_cast<int>(scalar);
}

openssl::Key edwards_key(const PublicKey& key) {
  if (key.y != decltype(key.y){}) return nullptr;
  return openssl::Key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.x.data(), key.x.size()));
}

openssl::Key weierstrass_key(const Suite& suite, const PublicKey& key) {
  std::array<std::uint8_t, point_size> point{0x04};
  std::ranges::copy(key.x, point.begin() + 1);
  std::ranges::copy(key.y, point.begin() + 1 + scalar);
  std::string curve = suite.curve;
  std::array<OSSL_PARAM, 3> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
      OSSL_PARAM_construct_end()};
  const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, suite.key_type, nullptr));
  EVP_PKEY* made = nullptr;
  if (context && EVP_PKEY_fromdata_init(context.get()) == 1)
    EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.data());
  ERR_clear_error();
  return openssl::Key(made);
}

// X.690 8.3: no leading zero byte but the one that keeps the number from being negative.
void append_integer(Bytes& der, ByteView number) {
  while (number.size() > 1 && number[0] == 0) number = number.subspan(1);
  const bool sign_byte = number[0] >= 0x80;
  der.push_back(0x02);
  der.push_back(static_cast<std::uint8_t>(number.size() + (sign_byte ? 1 : 0)));
  if (sign_byte) der.push_back(0);
  der.insert(der.end(), number.begin(), number.end());
}

}  // namespace

Result<Bytes> raw_from_der(ByteView der) {
  const unsigned char* at = der.data();
  const openssl::EcdsaSignature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  Bytes raw(2 * scalar);
  const bool done = signature && BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), raw.data(), scalar) > 0 &&
                    BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), raw.data() + scalar, scalar) > 0;
  if (!done) return fail(failure::seal_key_unusable, openssl::last_reason());
  return raw;
}

Bytes der_from_raw(ByteView raw) {
  if (raw.size() != 2 * scalar) return {};
  Bytes der{0x30, 0};
  der.reserve(der_limit);
  append_integer(der, raw.first(scalar));
  append_integer(der, raw.last(scalar));
  der[1] = static_cast<std::uint8_t>(der.size() - 2);
  return der;
}

std::optional<PublicKey> public_half(const EVP_PKEY* key) {
  const auto* suite = suite_of(key);
  if (suite == nullptr) return std::nullopt;
  PublicKey shown;
  shown.algorithm = suite->algorithm;
  if (suite->curve == nullptr) {
    std::size_t size = shown.x.size();
    if (EVP_PKEY_get_raw_public_key(key, shown.x.data(), &size) != 1 || size != shown.x.size()) return std::nullopt;
    return shown;
  }
  if (!coordinate(key, OSSL_PKEY_PARAM_EC_PUB_X, shown.x) || !coordinate(key, OSSL_PKEY_PARAM_EC_PUB_Y, shown.y))
    return std::nullopt;
  return shown;
}

openssl::Key key_from(const PublicKey& key) {
  const auto& suite = suite_of(key.algorithm);
  return suite.curve == nullptr ? edwards_key(key) : weierstrass_key(suite, key);
}

}  // namespace credit::seal::key_form
