#include "tests/foreign/suite.h"

#include <openssl/core_names.h>

#include <algorithm>
#include <array>

namespace credit::foreign {
namespace {

struct Curve {
  const char* name;   // in JSON
  const char* group;  // in OpenSSL
  std::size_t size;   // bytes of a coordinate
};
constexpr std::array curves = {Curve{"P-256", "P-256", 32}, Curve{"P-384", "P-384", 48}, Curve{"P-521", "P-521", 66}};

bool place(const Bytes& number, std::size_t size, std::uint8_t* out) {
  if (number.size() > size) return false;
  std::ranges::copy(number, out + (size - number.size()));
  return true;
}

openssl::Key weierstrass(const Curve& curve, const VectorKey& key) {
  Bytes point(1 + 2 * curve.size, 0);
  point[0] = 4;
  if (!place(key.x, curve.size, &point[1]) || !place(key.y, curve.size, &point[1 + curve.size])) return nullptr;
  std::string group = curve.group;
  std::array<OSSL_PARAM, 3> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
      OSSL_PARAM_construct_end()};
  const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* made = nullptr;
  if (EVP_PKEY_fromdata_init(context.get()) == 1)
    EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.data());
  return openssl::Key(made);
}

const EVP_MD* hash_of(Suite suite) {
  switch (suite) {
    case Suite::es256:
      return EVP_sha256();
    case Suite::es384:
      return EVP_sha384();
    case Suite::es512:
      return EVP_sha512();
    default:
      return nullptr;
  }
}

// r || s -> DER; the length must be that of the key's curve.
Bytes der_of(EVP_PKEY* key, ByteView raw) {
  const auto half = static_cast<std::size_t>((EVP_PKEY_get_bits(key) + 7) / 8);
  if (raw.size() != 2 * half) return {};
  const openssl::EcdsaSignature signature(ECDSA_SIG_new());
  ECDSA_SIG_set0(signature.get(), BN_bin2bn(raw.data(), static_cast<int>(half), nullptr),
                 BN_bin2bn(raw.data() + half, static_cast<int>(half), nullptr));
  return openssl::to_der(i2d_ECDSA_SIG, signature.get());
}

}  // namespace

std::optional<Suite> suite_of(std::int64_t algorithm) {
  for (const auto suite : {Suite::es256, Suite::eddsa, Suite::es384, Suite::es512})
    if (static_cast<std::int64_t>(suite) == algorithm) return suite;
  return std::nullopt;
}

openssl::Key key_of(const VectorKey& key, std::string& why) {
  openssl::Key made;
  if (key.type == "EC") {
    const auto* const curve = std::ranges::find(curves, key.curve, &Curve::name);
    if (curve != curves.end()) made = weierstrass(*curve, key);
  } else if (key.type == "OKP" && (key.curve == "Ed25519" || key.curve == "Ed448")) {
    made.reset(EVP_PKEY_new_raw_public_key_ex(nullptr, key.curve.c_str(), nullptr, key.x.data(), key.x.size()));
  }
  if (!made) why = "no key of type " + key.type + " " + key.curve;
  ERR_clear_error();
  return made;
}

bool verify(Suite suite, EVP_PKEY* key, ByteView message, ByteView signature) {
  const bool weierstrass_key = EVP_PKEY_is_a(key, "EC") == 1;
  if (weierstrass_key == (suite == Suite::eddsa)) return false;
  Bytes raw(signature.begin(), signature.end());
  if (weierstrass_key) raw = der_of(key, signature);
  const openssl::Digester digester(EVP_MD_CTX_new());
  const bool good = !raw.empty() && EVP_DigestVerifyInit(digester.get(), nullptr, hash_of(suite), nullptr, key) == 1 &&
                    EVP_DigestVerify(digester.get(), raw.data(), raw.size(), message.data(), message.size()) == 1;
  ERR_clear_error();
  return good;
}

}  // namespace credit::foreign
