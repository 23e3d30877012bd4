#include "report/seal/p256.h"

#include <openssl/core_names.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace credit::seal::p256 {
namespace {

constexpr const char* group = "prime256v1";
constexpr std::size_t point_size = 1 + 2 * scalar;  // uncompressed, SEC 1

bool on_p256(const EVP_PKEY* key) {
  std::array<char, 32> name{};
  std::size_t size = 0;
  return EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) == 1 &&
         std::strcmp(name.data(), group) == 0;
}

bool coordinate(const EVP_PKEY* key, const char* name, std::array<std::uint8_t, scalar>& out) {
  BIGNUM* raw = nullptr;
  const bool found = EVP_PKEY_get_bn_param(key, name, &raw) == 1;
  const openssl::BigNumber number(raw);
  return found && BN_bn2binpad(number.get(), out.data(), scalar) == static_cast<int>(scalar);
}

}  // namespace

Result<Bytes> raw_from_der(ByteView der) {
  const unsigned char* at = der.data();
  const openssl::EcdsaSignature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  Bytes raw(2 * scalar);
  const bool done = signature && BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), raw.data(), scalar) > 0 &&
                    BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), raw.data() + scalar, scalar) > 0;
  if (!done) return fail(FailureCode::seal_key_unusable, openssl::last_reason());
  return raw;
}

Bytes der_from_raw(ByteView raw) {
  if (raw.size() != 2 * scalar) return {};
  const openssl::EcdsaSignature signature(ECDSA_SIG_new());
  openssl::BigNumber r(BN_bin2bn(raw.data(), scalar, nullptr));
  openssl::BigNumber s(BN_bin2bn(raw.data() + scalar, scalar, nullptr));
  if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1) return {};
  static_cast<void>(r.release());
  static_cast<void>(s.release());
  return openssl::to_der(i2d_ECDSA_SIG, signature.get());
}

std::optional<PublicKey> coordinates(const EVP_PKEY* key) {
  PublicKey shown;
  if (!on_p256(key) || !coordinate(key, OSSL_PKEY_PARAM_EC_PUB_X, shown.x) ||
      !coordinate(key, OSSL_PKEY_PARAM_EC_PUB_Y, shown.y))
    return std::nullopt;
  return shown;
}

openssl::Key key_from(const PublicKey& key) {
  std::array<std::uint8_t, point_size> point{0x04};
  std::ranges::copy(key.x, point.begin() + 1);
  std::ranges::copy(key.y, point.begin() + 1 + scalar);
  std::array<char, 16> name{};
  std::strncpy(name.data(), group, name.size() - 1);
  std::array<OSSL_PARAM, 3> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, name.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
      OSSL_PARAM_construct_end()};
  const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* made = nullptr;
  if (context && EVP_PKEY_fromdata_init(context.get()) == 1)
    EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.data());
  ERR_clear_error();
  return openssl::Key(made);
}

}  // namespace credit::seal::p256
