#include "platform/desk/password.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "platform/store/digest.h"

namespace credit::platform::desk {
namespace {

// OWASP's first choice for scrypt with little memory to spare: 32 MiB and some 80 ms each.
constexpr std::uint64_t cost = 1U << 15, block = 8, lanes = 1, memory_limit = 64U << 20;
constexpr std::string_view head = "scrypt$15$8$1$";
constexpr std::size_t salt_bytes = 16, hash_bytes = 32;

Bytes derived(const Personal<std::string>& password, ByteView salt) {
  Bytes hash(hash_bytes);
  CREDIT_ENSURE(EVP_PBE_scrypt(password.expose().data(), password.expose().size(), salt.data(), salt.size(), cost,
                               block, lanes, memory_limit, hash.data(), hash.size()) == 1);
  return hash;
}

std::string written(const Bytes& salt, const Bytes& hash) {
  return std::string(head) + to_hex(salt) + "$" + to_hex(hash);
}

}  // namespace

std::string hash_password(const Personal<std::string>& password) {
  const auto salt = random_bytes(salt_bytes);
  return written(salt, derived(password, salt));
}

bool password_fits(const Personal<std::string>& password, const std::string& hash) {
  if (hash.size() != head.size() + 2 * salt_bytes + 1 + 2 * hash_bytes || !hash.starts_with(head)) return false;
  const auto salt = from_hex(std::string_view(hash).substr(head.size(), 2 * salt_bytes));
  const auto kept = from_hex(std::string_view(hash).substr(head.size() + 2 * salt_bytes + 1));
  if (!salt || !kept) return false;
  const auto found = derived(password, *salt);
  return CRYPTO_memcmp(found.data(), kept->data(), hash_bytes) == 0;
}

const std::string& nobodys_hash() {
  static const auto hash = written(Bytes(salt_bytes, 0), Bytes(hash_bytes, 0));
  return hash;
}

}  // namespace credit::platform::desk
