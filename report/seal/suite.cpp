#include "report/seal/suite.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/failures/seal.h"
#include "report/seal/key_form.h"

namespace credit::seal {
namespace {

// SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING { 04 x y } }: all before x
constexpr std::array<std::uint8_t, 27> p256_head{0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48,
                                                 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48,
                                                 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04};
// SEQUENCE { SEQUENCE { id-Ed25519 }, BIT STRING { key } }
constexpr std::array<std::uint8_t, 12> ed25519_head{0x30, 0x2A, 0x30, 0x05, 0x06, 0x03,
                                                    0x2B, 0x65, 0x70, 0x03, 0x21, 0x00};
// As P-256, with sm2p256v1 1.2.156.10197.1.301
constexpr std::array<std::uint8_t, 27> sm2_head{0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48,
                                                0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x81, 0x1C,
                                                0xCF, 0x55, 0x01, 0x82, 0x2D, 0x03, 0x42, 0x00, 0x04};

constexpr std::array<Suite, 3> all{{
    {Algorithm::es256, "ES256", "EC", "prime256v1", p256_head},
    {Algorithm::ed25519, "Ed25519", "ED25519", nullptr, ed25519_head},
    {Algorithm::sm2_sm3, "SM2", "SM2", "SM2", sm2_head},
}};

const EVP_MD* hash_of(const Suite& suite) {
  switch (suite.algorithm) {
    case Algorithm::es256:
      return EVP_sha256();
    case Algorithm::sm2_sm3:
      return EVP_sm3();
    case Algorithm::ed25519:
      return nullptr;  // hashes by itself
  }
  impossible("a suite without a hash", __FILE__, __LINE__);
}

// OpenSSL's SM2 takes an empty identity unless told: the identity belongs to the key's context, made beforehand.
struct Operation {
  openssl::Digester digester{EVP_MD_CTX_new()};
  openssl::KeyContext context;

  bool prepare(const Suite& suite, EVP_PKEY* key) {
    if (!digester || suite.algorithm != Algorithm::sm2_sm3) return digester != nullptr;
    context.reset(EVP_PKEY_CTX_new(key, nullptr));
    if (!context || EVP_PKEY_CTX_set1_id(context.get(), sm2_identity.data(), sm2_identity.size()) != 1) return false;
    EVP_MD_CTX_set_pkey_ctx(digester.get(), context.get());
    return true;
  }
};

}  // namespace

std::span<const Suite> suites() { return all; }

const Suite* suite_of(std::int64_t cose_algorithm) {
  const auto* found = std::ranges::find(all, static_cast<Algorithm>(cose_algorithm), &Suite::algorithm);
  return found == all.end() ? nullptr : found;
}

const Suite* suite_of(const EVP_PKEY* key) {
  std::array<char, 32> curve{};
  std::size_t size = 0;
  for (const auto& suite : all) {
    if (EVP_PKEY_is_a(key, suite.key_type) != 1) continue;
    if (suite.curve == nullptr) return &suite;
    if (EVP_PKEY_get_group_name(key, curve.data(), curve.size(), &size) == 1 &&
        std::strcmp(curve.data(), suite.curve) == 0)
      return &suite;
  }
  return nullptr;
}

const Suite& suite_of(Algorithm algorithm) {
  const auto* suite = suite_of(static_cast<std::int64_t>(algorithm));
  CREDIT_ENSURE(suite != nullptr);
  return *suite;
}

Result<Bytes> sign_in(const Suite& suite, EVP_PKEY* key, ByteView message) {
  Operation operation;
  Bytes made(key_form::der_limit);
  std::size_t size = made.size();
  const bool done = operation.prepare(suite, key) &&
                    EVP_DigestSignInit(operation.digester.get(), nullptr, hash_of(suite), nullptr, key) == 1 &&
                    EVP_DigestSign(operation.digester.get(), made.data(), &size, message.data(), message.size()) == 1;
  if (!done) return fail(failure::seal_key_unusable, openssl::last_reason());
  made.resize(size);
  return suite.curve == nullptr ? Result<Bytes>(std::move(made)) : key_form::raw_from_der(made);
}

bool verify_in(const Suite& suite, EVP_PKEY* key, ByteView message, ByteView signature) {
  if (signature.size() != signature_size) return false;
  const Bytes form =
      suite.curve == nullptr ? Bytes(signature.begin(), signature.end()) : key_form::der_from_raw(signature);
  Operation operation;
  const bool good =
      !form.empty() && operation.prepare(suite, key) &&
      EVP_DigestVerifyInit(operation.digester.get(), nullptr, hash_of(suite), nullptr, key) == 1 &&
      EVP_DigestVerify(operation.digester.get(), form.data(), form.size(), message.data(), message.size()) == 1;
  ERR_clear_error();
  return good;
}

}  // namespace credit::seal
