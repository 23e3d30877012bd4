#include "report/trust/renewal.h"

#include "base/failures/trust.h"
#include "tests/support/catch.h"
#include "tests/unit/trust/fixture.h"

using namespace credit;
using namespace credit::trust;

namespace {

const std::string trust_path = "/v1/trust-list", status_path = "/v1/status-list/CN-990000";

// Signed once: a signature made anew has other bytes.
const TrustBundle& held() {
  static const TrustBundle bundle =
      *open_bundle(make_bundle(test::root(), test::signed_list(), {test::signed_status()}));
  return bundle;
}
ListAnswer ok(Bytes body, const char* etag = "\"1\"") {
  return {200, {etag, "Sun, 22 Nov 2026 00:00:00 GMT"}, std::move(body)};
}
ListAnswer answer(int status) { return {status, {}, {}}; }
FailureCode refused(Renewal& round, const Result<ListAnswer>& answer) {
  const auto taken = round.take(answer);
  REQUIRE_FALSE(taken);
  return taken.error().code;
}

}  // namespace

TEST_CASE("a round asks for the trust list, then for a status list of each issuer") {
  Renewal round(held(), {});
  REQUIRE(round.next());
  CHECK(round.next()->path == trust_path);
  CHECK(round.next()->held == Validators());
  auto list = test::some_list(8);
  list.keys.push_back(test::key_of(Role::status, 21, "CN-980000"));
  list.keys.push_back(test::key_of(Role::status, 22, "a/../b"));  // no code of an issuer: never part of a path
  CHECK(*round.take(ok(test::signed_list(list))) == Taken::newer);
  CHECK(round.next()->path == "/v1/status-list/CN-980000");
  CHECK(*round.take(answer(404)) == Taken::not_offered);
  CHECK(round.next()->path == status_path);
  CHECK(*round.take(ok(test::signed_status(test::some_status(4)))) == Taken::newer);
  CHECK(round.next() == nullptr);
  CHECK(round.changed());
  CHECK(round.held().list.sequence == 8);
  CHECK(round.held().status_of("CN-990000")->sequence == 4);
}

TEST_CASE("what was held is asked for with its validators, and unchanged changes nothing") {
  Renewal first(held(), {});
  CHECK(*first.take(ok(held().signed_list, "\"a\"")) == Taken::same);
  CHECK(*first.take(ok(held().status[0].signed_list, "\"b\"")) == Taken::same);
  CHECK_FALSE(first.changed());

  Renewal second(first.held(), ListMemory::decode(first.memory().encode()));
  CHECK(second.next()->held.etag == "\"a\"");
  CHECK(second.next()->held.last_modified == "Sun, 22 Nov 2026 00:00:00 GMT");
  CHECK(*second.take(answer(304)) == Taken::same);
  CHECK(second.next()->held.etag == "\"b\"");
  CHECK(*second.take(answer(304)) == Taken::same);
  CHECK_FALSE(second.changed());
}

TEST_CASE("validators of other bytes than those held are forgotten") {
  Renewal first(held(), {});
  static_cast<void>(first.take(ok(test::signed_list(test::some_list(8)))));
  CHECK(Renewal(first.held(), first.memory()).next()->held.etag == "\"1\"");
  CHECK(Renewal(held(), first.memory()).next()->held == Validators());
}

TEST_CASE("a bad answer changes nothing, and the round goes on") {
  const auto before = make_bundle(held());
  const std::vector<std::pair<ListAnswer, FailureCode>> answers{
      {answer(304), failure::list_answer_unexpected},
      {answer(404), failure::list_answer_unexpected},
      {answer(500), failure::list_answer_unexpected},
      {answer(302), failure::list_answer_unexpected},
      {ok({}), failure::trust_list_malformed},
      {ok(to_bytes("<html>")), failure::trust_list_malformed},
      {ok(Bytes(list_limit + 1)), failure::list_too_large},
      {ok(test::signed_status()), failure::trust_list_malformed},
      {ok(test::signed_list(test::some_list(6))), failure::trust_list_rolled_back},
      {ok(*sign_trust_list(test::some_list(9), test::TestSigner(12))), failure::trust_list_not_signed},
  };
  for (const auto& [given, code] : answers) {
    Renewal round(held(), {});
    CHECK(refused(round, given) == code);
    REQUIRE(round.next());
    CHECK(round.next()->path == status_path);
    CHECK(make_bundle(round.held()) == before);
    CHECK_FALSE(round.changed());
  }
}

TEST_CASE("a status list is taken from its issuer alone, and only forward") {
  const auto at_status = [] {
    Renewal round(held(), {});
    static_cast<void>(round.take(ok(held().signed_list)));
    return round;
  };
  auto round = at_status();
  CHECK(refused(round, ok(test::signed_status(test::some_status(2)))) == failure::status_list_rolled_back);
  round = at_status();
  CHECK(refused(round, ok(*sign_status_list(test::some_status(5), test::TestSigner(12)))) ==
        failure::status_list_not_signed);
  auto list = test::some_list(8);
  list.keys.push_back(test::key_of(Role::status, 21, "CN-980000"));
  Renewal two(held(), {});
  static_cast<void>(two.take(ok(test::signed_list(list))));
  CHECK(refused(two, ok(test::signed_status(test::some_status(9)))) == failure::list_answer_unexpected);
}

TEST_CASE("a network that is gone ends the round and leaves what was held") {
  Renewal round(held(), {});
  CHECK(refused(round, fail(failure::lists_unreachable)) == failure::lists_unreachable);
  CHECK(round.next() == nullptr);
  CHECK(make_bundle(round.held()) == make_bundle(held()));
}

TEST_CASE("a memory that cannot be read is an empty one, and holds nothing that is no header") {
  for (const char* text : {"", "f6", "8180", "81840141004000", "9f"})
    CHECK(ListMemory::decode(*from_hex(text)).encode() == *from_hex("80"));
  ListMemory memory;
  memory.keep("/a", {}, {"\"x\"\r\nX-Other: 1", ""});
  CHECK(memory.recall("/a", {}) == Validators());
  memory.keep("/a", {}, {std::string(257, 'x'), ""});
  CHECK(memory.recall("/a", {}) == Validators());
}

TEST_CASE("a machine keeps what it renewed, until somebody puts another root in place") {
  const auto given = held();
  auto list = test::some_list(8);
  list.keys.push_back(test::key_of(Role::root, 2, "ROOT"));
  const auto named = *renew(given, test::signed_list(list));
  const auto moved = *renew(named, *sign_trust_list(test::some_list(9), test::TestSigner(2)));
  const auto after = [&](const TrustBundle& file, const TrustBundle& grown) {
    return joined(file, *open_grown(encode(GrownBundle{given.root, grown}))).bundle;
  };
  CHECK(after(given, named).list.sequence == 8);
  CHECK(after(given, moved).list.sequence == 9);
  CHECK(after(given, moved).root == test::TestSigner(2).public_key());
  CHECK(after(named, given).list.sequence == 8);  // the file put there by hand is the newer one
  const auto other = *open_bundle(
      make_bundle(test::TestSigner(5).public_key(), *sign_trust_list(test::some_list(1), test::TestSigner(5)), {}));
  CHECK(after(other, moved).root == other.root);
  CHECK(joined(other, {given.root, moved}).origin == other.root);
  const auto newer_status = *renew_status(given, test::signed_status(test::some_status(4)));
  CHECK(after(newer_status, named).status_of("CN-990000")->sequence == 4);
  for (const char* text : {"", "80", "82404100", "8201410"})
    if (const auto bytes = from_hex(text)) CHECK_FALSE(open_grown(*bytes));
}
