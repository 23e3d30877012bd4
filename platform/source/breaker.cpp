#include "platform/source/breaker.h"

namespace credit::platform {

bool Breaker::may_ask(Moment now) {
  const std::lock_guard lock(mutex_);
  if (!rests_until_) return true;
  if (trying_ || now < *rests_until_) return false;
  trying_ = true;
  return true;
}

void Breaker::answered() {
  const std::lock_guard lock(mutex_);
  in_a_row_ = 0;
  rests_until_.reset();
  trying_ = false;
}

void Breaker::failed(Moment now) {
  const std::lock_guard lock(mutex_);
  trying_ = false;
  if (++in_a_row_ >= rule_.failures) rests_until_ = now + rule_.rest;
}

}  // namespace credit::platform
