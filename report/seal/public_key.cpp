#include <algorithm>
#include <atomic>

#include "base/failures/seal.h"
#include "report/seal/checking_key.h"
#include "report/seal/key_form.h"

namespace credit::seal {

// The key as OpenSSL wants it, and what it was made of: whoever changes that gets a new one.
struct ParsedKey {
  explicit ParsedKey(const PublicKey& key)
      : algorithm(key.algorithm), x(key.x), y(key.y), ready(suite_of(key.algorithm), key_form::key_from(key)) {}

  Algorithm algorithm;
  std::array<std::uint8_t, 32> x, y;
  CheckingKey ready;
};

namespace {

std::shared_ptr<const ParsedKey> parsed(const PublicKey& key) {
  auto known = std::atomic_load(&key.parsed.held);
  if (known && known->algorithm == key.algorithm && known->x == key.x && known->y == key.y) return known;
  auto fresh = std::make_shared<const ParsedKey>(key);
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
  const auto shown = key ? key_form::public_half(key.get()) : std::nullopt;
  if (!shown || !std::ranges::equal(spki_of(*shown), der))
    return fail(failure::seal_key_unusable, "not the SubjectPublicKeyInfo of a key of ours");
  return *shown;
}

Bytes spki_of(const PublicKey& key) {
  const auto& suite = suite_of(key.algorithm);
  Bytes der(suite.spki_head.begin(), suite.spki_head.end());
  der.insert(der.end(), key.x.begin(), key.x.end());
  if (suite.curve != nullptr) der.insert(der.end(), key.y.begin(), key.y.end());
  return der;
}

KeyId key_id_of(const PublicKey& key) {
  const Digest digest = digest_of(spki_of(key));
  KeyId id{};
  std::copy_n(digest.begin(), id.size(), id.begin());
  return id;
}

bool verify_signature(const PublicKey& key, ByteView message, ByteView signature) {
  return parsed(key)->ready.verify(message, signature);
}

}  // namespace credit::seal
