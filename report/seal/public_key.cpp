#include <openssl/sha.h>

#include <algorithm>
#include <atomic>

#include "report/seal/p256.h"

namespace credit::seal {

// The key as OpenSSL wants it, and the coordinates it was made of: whoever changes them gets a new one.
struct ParsedKey {
  std::array<std::uint8_t, 32> x, y;
  openssl::Key key;
};

namespace {

// SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING { 04 x y } }, RFC 5480: all before x
constexpr std::array<std::uint8_t, 27> spki_head{0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48,
                                                 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48,
                                                 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04};

std::shared_ptr<const ParsedKey> parsed(const PublicKey& key) {
  auto known = std::atomic_load(&key.parsed.held);
  if (known && known->x == key.x && known->y == key.y) return known;
  auto fresh = std::make_shared<const ParsedKey>(ParsedKey{key.x, key.y, p256::key_from(key)});
  std::atomic_store(&key.parsed.held, fresh);
  return fresh;
}

}  // namespace

ParsedKeyCache::ParsedKeyCache(const ParsedKeyCache& other) : held(std::atomic_load(&other.held)) {}
ParsedKeyCache& ParsedKeyCache::operator=(const ParsedKeyCache& other) {
  std::atomic_store(&held, std::atomic_load(&other.held));
  return *this;
}

Result<PublicKey> public_key_from_spki(ByteView der) {
  const unsigned char* at = der.data();
  const openssl::Key key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  const auto shown = key ? p256::coordinates(key.get()) : std::nullopt;
  if (!shown || !std::ranges::equal(spki_of(*shown), der))
    return fail(FailureCode::seal_key_unusable, "not the SubjectPublicKeyInfo of a P-256 key");
  return *shown;
}

Bytes spki_of(const PublicKey& key) {
  Bytes der(spki_head.size() + key.x.size() + key.y.size());
  auto at = std::ranges::copy(spki_head, der.begin()).out;
  at = std::ranges::copy(key.x, at).out;
  std::ranges::copy(key.y, at);
  return der;
}

KeyId key_id_of(const PublicKey& key) {
  const Digest digest = digest_of(spki_of(key));
  KeyId id{};
  std::copy_n(digest.begin(), id.size(), id.begin());
  return id;
}

bool verify_signature(const PublicKey& key, ByteView message, ByteView signature) {
  const Bytes der = p256::der_from_raw(signature);
  const auto ready = parsed(key);
  if (der.empty() || !ready->key) return false;
  const Digest digest = digest_of(message);
  const openssl::KeyContext context(EVP_PKEY_CTX_new(ready->key.get(), nullptr));
  const bool good = context && EVP_PKEY_verify_init(context.get()) == 1 &&
                    EVP_PKEY_verify(context.get(), der.data(), der.size(), digest.data(), digest.size()) == 1;
  ERR_clear_error();
  return good;
}

}  // namespace credit::seal
