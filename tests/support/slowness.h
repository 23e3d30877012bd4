// How much longer things may take here than on an idle machine of our own: an emulated processor is slow. Tests
// multiply by it how long they wait for what must come, never what they measure.
#pragma once
#include <charconv>
#include <cstdlib>
#include <string_view>

#include "base/result.h"

namespace credit::test {

// CREDIT_SLOWNESS in the environment, 1 when unset.
inline int slowness() {
  static const int factor = [] {
    const char* wish = std::getenv("CREDIT_SLOWNESS");
    if (wish == nullptr) return 1;
    const std::string_view text(wish);
    int value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    CREDIT_ENSURE(end.ec == std::errc() && end.ptr == text.data() + text.size() && value >= 1);
    return value;
  }();
  return factor;
}

}  // namespace credit::test
