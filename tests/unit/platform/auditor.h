// Who signs a test's register and who looks at it: a key and the trust list that names it.
#pragma once
#include "platform/store/register_check.h"
#include "tests/support/catch.h"
#include "tests/support/test_signer.h"

namespace credit::platform::testing {

inline constexpr Instant audit_day{std::chrono::seconds(1795329005)};  // 2026-11-22T06:30:05Z

struct Auditor {
  test::TestSigner signer{5};
  trust::TrustList trust;

  Auditor() {
    trust::TrustedKey key;
    key.role = trust::Role::issuer;
    key.key = signer.public_key();
    key.owner = "CN-990000";
    key.valid_from = audit_day - std::chrono::days(3650);
    key.valid_to = audit_day + std::chrono::days(3650);
    trust.keys.push_back(key);
  }

  Bytes sign(Connection& connection, Instant at = audit_day) const {
    auto transaction = Transaction::begin(connection);
    REQUIRE(transaction);
    auto bytes = take_checkpoint(connection, signer, at);
    REQUIRE(bytes);
    REQUIRE(transaction->commit());
    return *bytes;
  }
  RegisterState look(Connection& connection, const std::vector<Bytes>& elsewhere = {}) const {
    auto state = check_register(connection, trust, elsewhere);
    REQUIRE(state);
    return *state;
  }
  // How many rows a register has that is whole once it is signed; -1 when it is not.
  std::int64_t whole_rows(Connection& connection) const {
    sign(connection);
    const auto state = look(connection);
    return state.findings.empty() && state.covered == state.last ? state.rows : -1;
  }
};

}  // namespace credit::platform::testing
