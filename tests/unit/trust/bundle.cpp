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
  CHECK(refused({}) == FailureCode::trust_bundle_malformed);
  CHECK(refused(*from_hex("a0")) == FailureCode::trust_bundle_malformed);
  CHECK(refused(*from_hex("a2014002f4")) == FailureCode::trust_bundle_malformed);
  CHECK(refused(*from_hex("a201410002410003")) == FailureCode::trust_bundle_malformed);
  CHECK(refused(make_bundle(test::TestSigner(2).public_key(), test::signed_list(), {})) ==
        FailureCode::trust_list_not_signed);
  CHECK(refused(make_bundle(test::root(), test::signed_list(), {test::signed_list()})) ==
        FailureCode::status_list_malformed);
  CHECK(refused(make_bundle(test::root(), {}, {})) == FailureCode::trust_list_malformed);
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
  CHECK(renew(old, test::signed_list(test::some_list(6))).error().code == FailureCode::trust_list_rolled_back);
  CHECK(renew(old, *sign_trust_list(test::some_list(9), test::TestSigner(2))).error().code ==
        FailureCode::trust_list_not_signed);
  CHECK(renew_status(old, test::signed_status(test::some_status(4)))->status_of("CN-990000")->sequence == 4);
  CHECK(renew_status(old, test::signed_status(test::some_status(2))).error().code ==
        FailureCode::status_list_rolled_back);
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
