// The one umockdev testbed of a test program; the program is started through umockdev-wrapper.
#pragma once
#include <umockdev.h>

#include "tests/support/catch.h"

namespace credit::test {

inline UMockdevTestbed* testbed() {
  static UMockdevTestbed* const only = umockdev_testbed_new();
  REQUIRE(umockdev_in_mock_environment());
  return only;
}

}  // namespace credit::test
