// An office of nobody: its root is 1, its issuer 11, its kiosk 12.
#pragma once
#include "report/trust/trust_list.h"
#include "tests/support/test_signer.h"

namespace credit::test {

inline Instant at(const char* text) { return *parse_rfc3339(text); }

inline trust::TrustedKey key_of(trust::Role role, std::uint8_t number, const char* owner) {
  trust::TrustedKey key;
  key.role = role;
  key.key = TestSigner(number).public_key();
  key.owner = owner;
  key.valid_from = at("2026-01-01T00:00:00Z");
  key.valid_to = at("2029-01-01T00:00:00Z");
  key.name = "示例市公共信用信息中心";
  return key;
}

inline trust::TrustList some_list(std::uint32_t sequence = 7) {
  trust::TrustList list;
  list.sequence = sequence;
  list.issued = at("2026-11-01T00:00:00Z");
  list.next_update = at("2026-12-01T00:00:00Z");
  list.keys = {key_of(trust::Role::issuer, 11, "CN-990000"), key_of(trust::Role::status, 11, "CN-990000"),
               key_of(trust::Role::kiosk, 12, "K-0001")};
  return list;
}

inline trust::StatusList some_status(std::uint32_t sequence = 3) {
  trust::StatusList list;
  list.sequence = sequence;
  list.issued = at("2026-11-20T00:00:00Z");
  list.next_update = at("2026-11-27T00:00:00Z");
  list.issuer = "CN-990000";
  list.entries = {{4, trust::ReportState::withdrawn, at("2026-11-19T00:00:00Z")},
                  {17, trust::ReportState::superseded, at("2026-11-20T00:00:00Z")}};
  return list;
}

inline Bytes signed_list(const trust::TrustList& list = some_list()) { return *sign_trust_list(list, TestSigner(1)); }
inline Bytes signed_status(const trust::StatusList& list = some_status()) {
  return *sign_status_list(list, TestSigner(11));
}
inline seal::PublicKey root() { return TestSigner(1).public_key(); }

}  // namespace credit::test
