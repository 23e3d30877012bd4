#include "report/seal/checking_key.h"

#include <openssl/sha.h>

#include "report/seal/key_form.h"

namespace credit::seal {

CheckingKey::~CheckingKey() {
  for (auto& place : shelf_) EVP_PKEY_CTX_free(place.load());
}

openssl::KeyContext CheckingKey::take() const {
  for (auto& place : shelf_)
    if (auto* held = place.exchange(nullptr)) return openssl::KeyContext(held);
  openssl::KeyContext fresh(EVP_PKEY_CTX_new(key_.get(), nullptr));
  if (!fresh || EVP_PKEY_verify_init(fresh.get()) != 1) return nullptr;
  return fresh;
}

void CheckingKey::put_back(openssl::KeyContext context) const {
  for (auto& place : shelf_) {
    EVP_PKEY_CTX* nobody = nullptr;
    if (!place.compare_exchange_strong(nobody, context.get())) continue;
    static_cast<void>(context.release());
    return;
  }
}

// ES256 is the suite the volume comes in, and the only one whose digest is of the message alone.
bool CheckingKey::verify(ByteView message, ByteView signature) const {
  if (!key_) return false;
  if (suite_.algorithm != Algorithm::es256) return verify_in(suite_, key_.get(), message, signature);
  const Bytes der = key_form::der_from_raw(signature);
  auto context = take();
  if (der.empty() || !context) return false;
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256(message.data(), message.size(), digest.data());
  const bool good = EVP_PKEY_verify(context.get(), der.data(), der.size(), digest.data(), digest.size()) == 1;
  put_back(std::move(context));
  if (!good) ERR_clear_error();
  return good;
}

}  // namespace credit::seal
