// What the verifier asks a seal's verdict for: shared by the tests of its stages and of its lists.
#pragma once
#include "tests/support/catch.h"
#include "tests/unit/verify/office.h"

namespace credit::verify::test {

inline std::string failure_at(const Verdict& verdict, Stage stage) {
  const auto& failure = verdict.stage(stage).failure;
  return failure ? std::string(failure->name()) : std::string(name_of(verdict.stage(stage).answer));
}

inline bool shows_nothing(const Verdict& verdict) {
  return verdict.facts() == nullptr && verdict.copy() == nullptr && verdict.issuer() == nullptr &&
         verdict.kiosk() == nullptr && !verdict.status();
}

inline bool notes(const Verdict& verdict, FailureCode code) {
  const auto& all = verdict.notes();
  return std::any_of(all.begin(), all.end(), [&](const Failure& note) { return note.code == code; });
}

inline void refused(const Verdict& verdict, Stage stage, const char* code) {
  CHECK(failure_at(verdict, stage) == code);
  CHECK(verdict.conclusion() == Conclusion::not_genuine);
  CHECK(shows_nothing(verdict));
}

inline Verdict check(const Bytes& seal, const Lists& lists = {}, Instant now = today) {
  return verifier_of(lists).check_seal(seal, now);
}

inline trust::TrustedKey& key_in(Lists& lists, trust::Role role) {
  for (auto& key : lists.trust.keys)
    if (key.role == role) return key;
  throw std::logic_error("no such key");
}

}  // namespace credit::verify::test
