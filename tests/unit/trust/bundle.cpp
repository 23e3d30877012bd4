#include "base/failures/trust.h"
#include "report/seal/cbor_writer.h"
#include "tests/support/catch.h"
#include "tests/unit/trust/fixture.h"

using namespace credit;
using namespace credit::trust;

namespace {
Bytes bundle() { return make_bundle(test::root(), test::signed_list(), {test::signed_status()}); }
}  // namespace

TEST_CASE("a bundle holds the anchor, its list and perhaps a status list") {
  const auto both = open_bundle(bundle());
  REQUIRE(both);
  CHECK(both->root == test::root());
  CHECK(both->list.sequence == 7);
  REQUIRE(both->status.size() == 1);
  CHECK(both->status_of("CN-990000")->sequence == 3);
  CHECK(both->status_of("CN-980000") == nullptr);
  const auto one = open_bundle(make_bundle(test::root(), test::signed_list(), {}));
  REQUIRE(one);
  CHECK(one->status.empty());
  CHECK(open_bundle(make_bundle(*both))->status.size() == 1);
}

TEST_CASE("a bundle's parts are checked, not only read") {
  const auto refused = [](const Bytes& bytes) { return open_bundle(bytes).error().code; };
  CHECK(refused({}) == failure::trust_bundle_malformed);
  CHECK(refused(*from_hex("a0")) == failure::trust_bundle_malformed);
  CHECK(refused(*from_hex("a2014002f4")) == failure::trust_bundle_malformed);
  CHECK(refused(*from_hex("a201410002410003")) == failure::trust_bundle_malformed);
  CHECK(refused(*from_hex("a30141000241000380")) == failure::trust_bundle_malformed);
  CHECK(refused(make_bundle(test::TestSigner(2).public_key(), test::signed_list(), {})) ==
        failure::trust_list_not_signed);
  CHECK(refused(make_bundle(test::root(), test::signed_list(), {test::signed_list()})) ==
        failure::status_list_malformed);
  CHECK(refused(make_bundle(test::root(), {}, {})) == failure::trust_list_malformed);
}

TEST_CASE("any changed byte of a bundle is refused or changes nothing it vouches for") {
  const Bytes whole = bundle();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    Bytes changed = whole;
    changed[i] ^= 1;
    if (open_bundle(changed)) FAIL("byte " << i);
  }
}

TEST_CASE("lists only go forward") {
  const auto old = *open_bundle(bundle());
  CHECK(renew(old, test::signed_list(test::some_list(8)))->list.sequence == 8);
  CHECK(renew(old, test::signed_list(test::some_list(7))));
  CHECK(renew(old, test::signed_list(test::some_list(6))).error().code == failure::trust_list_rolled_back);
  CHECK(renew(old, *sign_trust_list(test::some_list(9), test::TestSigner(2))).error().code ==
        failure::trust_list_not_signed);
  CHECK(renew_status(old, test::signed_status(test::some_status(4)))->status_of("CN-990000")->sequence == 4);
  CHECK(renew_status(old, test::signed_status(test::some_status(2))).error().code == failure::status_list_rolled_back);
}

TEST_CASE("one number has one content") {
  const auto old = *open_bundle(bundle());
  auto list = test::some_list(7);
  CHECK(renew(old, test::signed_list(list))->signed_list == old.signed_list);  // signed anew, the same list
  list.keys.pop_back();
  CHECK(renew(old, test::signed_list(list)).error().code == failure::trust_list_rolled_back);
  auto status = test::some_status(3);
  CHECK(renew_status(old, test::signed_status(status)));
  status.entries.clear();
  CHECK(renew_status(old, test::signed_status(status)).error().code == failure::status_list_rolled_back);
}

TEST_CASE("every issuer has its own status list, numbered by itself") {
  auto list = test::some_list(8);
  list.keys.push_back(test::key_of(Role::status, 21, "CN-980000"));
  auto other = test::some_status(1);
  other.issuer = "CN-980000";
  other.entries = {{4, ReportState::superseded, other.issued}};
  const auto old = *renew(*open_bundle(bundle()), test::signed_list(list));
  const auto both = renew_status(old, *sign_status_list(other, test::TestSigner(21)));
  REQUIRE(both);
  CHECK(both->status_of("CN-980000")->find(4)->state == ReportState::superseded);
  CHECK(both->status_of("CN-990000")->find(4)->state == ReportState::withdrawn);
  CHECK(open_bundle(make_bundle(*both))->status.size() == 2);
  CHECK(renew_status(*both, *sign_status_list(other, test::TestSigner(11))).error().code ==
        failure::status_list_not_signed);
  const auto& held = both->status;
  for (const std::vector<ByteView>& wrong :
       {std::vector<ByteView>{held[1].signed_list, held[0].signed_list}, {held[0].signed_list, held[0].signed_list}})
    CHECK(open_bundle(make_bundle(both->root, both->signed_list, wrong)).error().code ==
          failure::trust_bundle_malformed);
}

TEST_CASE("the root is rolled over by naming the next one first") {
  const test::TestSigner next(2), stranger(3);
  const auto old = *open_bundle(bundle());
  CHECK(renew(old, *sign_trust_list(test::some_list(9), next)).error().code == failure::trust_list_not_signed);
  auto list = test::some_list(8);
  list.keys.push_back(test::key_of(Role::root, 2, "ROOT"));
  const auto named = *renew(old, test::signed_list(list));
  CHECK(named.root == test::root());
  CHECK(renew(named, test::signed_list(test::some_list(9)))->root == test::root());  // the old one still may
  const auto moved = renew(named, *sign_trust_list(test::some_list(9), next));
  REQUIRE(moved);
  CHECK(moved->root == next.public_key());
  CHECK(open_bundle(make_bundle(*moved))->list.sequence == 9);
  CHECK(renew(*moved, test::signed_list(test::some_list(10))).error().code == failure::trust_list_not_signed);
  CHECK(renew(named, *sign_trust_list(test::some_list(9), stranger)).error().code == failure::trust_list_not_signed);
  CHECK(renew(named, *sign_trust_list(test::some_list(7), next)).error().code == failure::trust_list_rolled_back);
}

TEST_CASE("a root to come that was revoked, or whose time has not come, signs nothing") {
  const test::TestSigner next(2);
  for (const bool revoked : {true, false}) {
    auto list = test::some_list(8);
    list.keys.push_back(test::key_of(Role::root, 2, "ROOT"));
    auto& key = list.keys.back();
    if (revoked) key.revoked = test::at("2026-11-30T00:00:00Z");
    if (!revoked) key.valid_from = test::at("2026-12-01T00:00:00Z");
    const auto named = *renew(*open_bundle(bundle()), test::signed_list(list));
    CHECK(renew(named, *sign_trust_list(test::some_list(9), next)).error().code == failure::trust_list_not_signed);
  }
}

TEST_CASE("a renewed list takes its status list along only while it names the key") {
  const auto old = *open_bundle(bundle());
  CHECK(renew(old, test::signed_list(test::some_list(8)))->status_of("CN-990000")->sequence == 3);
  auto list = test::some_list(8);
  list.keys[1].revoked = test::at("2026-11-20T00:00:00Z");
  const auto renewed = renew(old, test::signed_list(list));
  REQUIRE(renewed);
  CHECK(renewed->status.empty());
}
