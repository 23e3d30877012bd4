#include "platform/service/check_gate.h"

#include <arpa/inet.h>

#include "platform/store/digest.h"

namespace credit::platform {
namespace {

std::string network_of(const std::string& asker) {
  in6_addr address{};
  if (inet_pton(AF_INET6, asker.c_str(), &address) != 1 || IN6_IS_ADDR_V4MAPPED(&address)) return asker;
  return to_hex(ByteView(address.s6_addr).first(8));
}

}  // namespace

CheckGate::CheckGate() : secret_(random_bytes(32)) {}

std::string CheckGate::key_of(const std::string& number, const std::string& asker) const {
  return hmac_sha256_hex(secret_, number + " " + network_of(asker));
}

void CheckGate::forget(Place place) {
  by_key_.erase(place->key);
  order_.erase(place);
}

void CheckGate::forget_old(Instant now) {
  while (!order_.empty() && now - order_.front().since >= window) forget(order_.begin());
  if (order_.size() >= numbers_limit) forget(order_.begin());
}

bool CheckGate::pay(const std::string& number, const std::string& asker, Instant now) {
  const auto key = key_of(number, asker);
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

void CheckGate::give_back(const std::string& number, const std::string& asker) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key_of(number, asker));
  if (found != by_key_.end() && --found->second->count == 0) forget(found->second);
}

}  // namespace credit::platform
