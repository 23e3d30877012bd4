#include "report/verify/key_choice.h"

#include <algorithm>

namespace credit::verify {
namespace {

const char* why_not(const trust::TrustedKey& key, Instant when) {
  if (when < key.valid_from) return "signed before the key was valid";
  if (when >= key.valid_to) return "signed after the key had expired";
  if (key.revoked && when >= *key.revoked) return "signed after the key was revoked";
  return nullptr;
}

}  // namespace

Result<std::vector<const trust::TrustedKey*>> eligible_keys(const trust::TrustList& list, const KeyQuestion& question,
                                                            FailureCode unknown, FailureCode not_in_force) {
  auto keys = list.find(question.role, question.id);
  std::erase_if(keys, [&](const trust::TrustedKey* key) {
    return key->owner != question.owner || key->key.algorithm != question.algorithm;
  });
  if (keys.empty()) return fail(unknown);
  const char* reason = why_not(*keys.front(), question.when);
  std::erase_if(keys, [&](const trust::TrustedKey* key) { return why_not(*key, question.when) != nullptr; });
  if (keys.empty()) return fail(not_in_force, reason);
  return keys;
}

const trust::TrustedKey* signer_among(const std::vector<const trust::TrustedKey*>& keys, ByteView message,
                                      ByteView signature) {
  const auto signer = std::find_if(keys.begin(), keys.end(), [&](const trust::TrustedKey* key) {
    return seal::verify_signature(key->key, message, signature);
  });
  return signer == keys.end() ? nullptr : *signer;
}

}  // namespace credit::verify
