#include "platform/service/check_gate.h"

#include "platform/store/digest.h"

namespace credit::platform {

CheckGate::CheckGate() : secret_(random_bytes(32)) {}

std::string CheckGate::key_of(const std::string& number) const { return hmac_sha256_hex(secret_, number); }

void CheckGate::forget(Place place) {
  by_key_.erase(place->key);
  order_.erase(place);
}

void CheckGate::forget_old(Instant now) {
  while (!order_.empty() && now - order_.front().since >= window) forget(order_.begin());
  if (order_.size() >= numbers_limit) forget(order_.begin());
}

bool CheckGate::pay(const std::string& number, Instant now) {
  const auto key = key_of(number);
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found != by_key_.end() && now - found->second->since < window) {
    if (found->second->count >= tries) return false;
    ++found->second->count;
    return true;
  }
  forget_old(now);
  by_key_[key] = order_.insert(order_.end(), {key, now, 1});
  return true;
}

void CheckGate::give_back(const std::string& number) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key_of(number));
  if (found != by_key_.end() && --found->second->count == 0) forget(found->second);
}

}  // namespace credit::platform
