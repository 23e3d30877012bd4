// What the age and the keys of the lists do to a verdict.
#include "base/failures/trust.h"
#include "base/failures/verify.h"
#include "report/trust/freshness.h"
#include "tests/unit/verify/verdict_questions.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::test;
using namespace std::chrono_literals;

TEST_CASE("lists past their grace vouch for nothing, and call nothing a forgery") {
  Lists lists;
  lists.trust.next_update = at("2027-01-01T00:00:00Z");
  const Instant due = lists.status->next_update, end = due + trust::grace_period;
  CHECK(check(printed_seal(), lists, end).conclusion() == Conclusion::genuine);
  const auto late = check(printed_seal(), lists, end + 1s);
  CHECK(failure_at(late, Stage::status) == "status_list_too_old");
  CHECK(late.conclusion() == Conclusion::unreadable);
  CHECK(shows_nothing(late));
  const auto withdrawn = check(printed_seal([](auto& c) { c.status_index = 4; }), lists, end + 1s);
  CHECK(failure_at(withdrawn, Stage::status) == "report_withdrawn");  // stays so, however old the list
  CHECK(withdrawn.conclusion() == Conclusion::genuine_not_valid);

  lists.trust.next_update = due;
  const auto blind = check(printed_seal(), lists, end + 1s);
  CHECK(failure_at(blind, Stage::trusted_key) == "trust_list_too_old");
  CHECK(failure_at(blind, Stage::signature) == "not_reached");
  CHECK(blind.conclusion() == Conclusion::unreadable);
  CHECK(shows_nothing(blind));
}

TEST_CASE("a clock behind the lists is said with every answer") {
  CHECK_FALSE(notes(check(printed_seal()), failure::clock_behind_lists));
  Lists lists;
  lists.trust.issued = today + 6min;
  CHECK(notes(check(printed_seal(), lists), failure::clock_behind_lists));
}

TEST_CASE("a kiosk's key revoked after the print is said: time and number of the copy are its word alone") {
  Lists lists;
  CHECK_FALSE(notes(check(printed_seal(), lists), failure::kiosk_key_revoked_since));
  key_in(lists, trust::Role::kiosk).revoked = today;
  const auto verdict = check(printed_seal(), lists);
  CHECK(verdict.conclusion() == Conclusion::genuine);
  CHECK(notes(verdict, failure::kiosk_key_revoked_since));
}

TEST_CASE("two keys with one id: the one that signed is found, whichever comes first") {
  const TestSigner one(111185), other(112152);  // found by search: the first four bytes of both digests are equal
  REQUIRE(one.key_id() == other.key_id());
  for (const auto* signer : {&one, &other})
    for (const bool turned : {false, true}) {
      Lists lists;
      lists.trust.keys[0].key = (turned ? other : one).public_key();
      lists.trust.keys.push_back(lists.trust.keys[0]);
      lists.trust.keys.back().key = (turned ? one : other).public_key();
      const Bytes seal = *seal::make_seal(claims_of(some_document()), *signer);
      CHECK(check(seal, lists).conclusion() == Conclusion::genuine);
      lists.trust.keys[signer == (turned ? &other : &one) ? 0 : 3].valid_to = issued;
      refused(check(seal, lists), Stage::signature, "seal_signature_wrong");
    }
}

TEST_CASE("keys of an issuer overlap: each for what it sealed in its time") {
  Lists lists;
  auto next = lists.trust.keys[0];
  next.key = TestSigner(31).public_key();
  next.valid_from = issued - 24h;
  lists.trust.keys[0].valid_to = issued + 24h;
  lists.trust.keys.push_back(next);
  CHECK(check(issuer_seal(), lists).conclusion() == Conclusion::genuine);
  CHECK(check(issuer_seal({}, 31), lists).conclusion() == Conclusion::genuine);
  const auto later = [](auto& c) { c.issued = issued + 24h; };
  refused(check(issuer_seal(later), lists, today + 24h), Stage::trusted_key, "issuer_key_not_in_force");
  CHECK(check(issuer_seal(later, 31), lists, today + 24h).conclusion() == Conclusion::genuine);
}

TEST_CASE("the status list of another issuer says nothing of this one's reports") {
  Lists lists;
  lists.status->issuer = "CN-980000";
  lists.trust.keys[1].owner = "CN-980000";
  const auto verdict = check(printed_seal([](auto& c) { c.status_index = 4; }), lists);
  CHECK(verdict.conclusion() == Conclusion::genuine);
  CHECK(failure_at(verdict, Stage::status) == "not_applicable");
  CHECK(notes(verdict, failure::status_list_missing));
}

TEST_CASE("old lists, or none, still answer and say so") {
  const auto fresh = check(printed_seal());
  CHECK_FALSE(notes(fresh, failure::trust_list_stale));
  const auto old = check(printed_seal(), {}, at("2026-12-02T00:00:00Z"));
  CHECK(old.conclusion() == Conclusion::genuine);
  CHECK(notes(old, failure::trust_list_stale));
  CHECK(notes(old, failure::status_list_stale));

  Lists without;
  without.status.reset();
  const auto unknown = check(printed_seal(), without);
  CHECK(unknown.conclusion() == Conclusion::genuine);
  CHECK(failure_at(unknown, Stage::status) == "not_applicable");
  CHECK(notes(unknown, failure::status_list_missing));
}
