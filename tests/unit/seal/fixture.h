// A seal of nobody: the person, the number and the digest are made up.
#pragma once
#include "report/seal/cose.h"
#include "tests/support/test_signer.h"

namespace credit::test {

inline Instant at(const char* text) { return *parse_rfc3339(text); }
inline Day on(const char* text) { return *parse_day(text); }

inline seal::Claims some_claims() {
  seal::Claims claims;
  claims.issuer = "CN-990000";
  claims.issued = at("2026-11-22T06:30:05Z");
  claims.expires = at("2026-12-22T06:30:05Z");
  claims.report_number = "20261122143005ABCD1234";
  claims.subject_name = "张*明";
  claims.subject_id = "1101**********0011";
  claims.period_from = on("2021-11-23");
  claims.period_to = on("2026-11-22");
  claims.chapter_counts = {3, 0, 1, seal::not_answered, 30, 200};
  claims.document_digest = seal::digest_of(view("{}"));
  claims.kiosk = "K-0001";
  claims.purpose = "bank_loan";
  claims.status_index = 17;
  claims.edition = "natural-person/1";
  return claims;
}

inline Bytes sealed() { return *seal::make_seal(some_claims(), TestSigner(11)); }
inline Bytes countersigned() { return *seal::countersign(sealed(), TestSigner(12), at("2026-11-22T06:31:00Z"), 1); }

// What a verifier does with the two keys it knows, without its dates and lists.
inline bool accepted(ByteView bytes, bool with_kiosk) {
  static const seal::PublicKey issuer = TestSigner(11).public_key();
  static const seal::PublicKey kiosk = TestSigner(12).public_key();
  const auto seal = seal::parse_seal(bytes);
  if (!seal || seal->key_id != seal::key_id_of(issuer) || !seal::decode_claims(seal->payload)) return false;
  if (!seal::verify_signature(issuer, bytes_to_sign(*seal), seal->signature)) return false;
  if (!with_kiosk) return true;
  const auto& by = seal->countersignature;
  return by && by->key_id == seal::key_id_of(kiosk) &&
         seal::verify_signature(kiosk, bytes_to_countersign(*seal), by->signature);
}

}  // namespace credit::test
