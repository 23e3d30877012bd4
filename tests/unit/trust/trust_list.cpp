#include "base/failures/trust.h"
#include "report/trust/freshness.h"
#include "tests/support/catch.h"
#include "tests/unit/trust/fixture.h"

using namespace credit;
using namespace credit::trust;

TEST_CASE("a list comes back as it was signed") {
  auto list = test::some_list();
  list.keys[2].revoked = test::at("2026-10-01T00:00:00Z");
  const auto back = open_trust_list(test::signed_list(list), test::root());
  REQUIRE(back);
  CHECK(back->sequence == 7);
  CHECK(back->next_update == list.next_update);
  REQUIRE(back->keys.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(back->keys[i].role == list.keys[i].role);
    CHECK(back->keys[i].key == list.keys[i].key);
    CHECK(back->keys[i].owner == list.keys[i].owner);
    CHECK(back->keys[i].name == list.keys[i].name);
    CHECK(back->keys[i].revoked == list.keys[i].revoked);
    CHECK(back->keys[i].id == seal::key_id_of(list.keys[i].key));
  }
}

TEST_CASE("keys of every suite come back, each in its one spelling") {
  auto list = test::some_list();
  for (const auto& suite : seal::suites()) {
    list.keys[0].key = test::TestSigner(13, suite.algorithm).public_key();
    const auto back = open_trust_list(test::signed_list(list), test::root());
    REQUIRE(back);
    CHECK(back->keys[0].key == list.keys[0].key);
  }
  list.keys[0].key.y = list.keys[1].key.y;  // not a part of an Ed25519 key, and no point of SM2's curve
  for (const auto algorithm : {seal::Algorithm::ed25519, seal::Algorithm::sm2_sm3}) {
    list.keys[0].key.algorithm = algorithm;
    CHECK(sign_trust_list(list, test::TestSigner(1)).error().code == failure::trust_list_malformed);
  }
}

TEST_CASE("keys are found by role and id, and several may share an id") {
  auto list = test::some_list();
  const auto id = test::TestSigner(11).key_id();
  CHECK(list.find(Role::issuer, id).size() == 1);
  CHECK(list.find(Role::status, id).size() == 1);
  CHECK(list.find(Role::kiosk, id).empty());
  list.keys.push_back(list.keys[0]);
  CHECK(list.find(Role::issuer, id).size() == 2);
  CHECK(open_trust_list(test::signed_list(list), test::root())->find(Role::issuer, id).size() == 2);
}

TEST_CASE("a key is in force from its first second up to its last, and never once revoked") {
  auto key = test::key_of(Role::issuer, 11, "CN-990000");
  CHECK(in_force(key, key.valid_from));
  CHECK_FALSE(in_force(key, key.valid_from - std::chrono::seconds{1}));
  CHECK(in_force(key, key.valid_to - std::chrono::seconds{1}));
  CHECK_FALSE(in_force(key, key.valid_to));
  key.revoked = key.valid_to - std::chrono::seconds{10};
  CHECK_FALSE(in_force(key, key.valid_from));
}

TEST_CASE("only the root's signature counts") {
  const auto refused = [](const Bytes& bytes) { return open_trust_list(bytes, test::root()).error().code; };
  CHECK(refused(*sign_trust_list(test::some_list(), test::TestSigner(2))) == failure::trust_list_not_signed);
  CHECK(refused(test::signed_status()) == failure::trust_list_malformed);
  CHECK(refused({}) == failure::trust_list_malformed);
}

TEST_CASE("any changed byte of a signed list is refused") {
  const Bytes whole = test::signed_list();
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (const int change : {1, 0x80, 0xFF}) {
      Bytes changed = whole;
      changed[i] = static_cast<std::uint8_t>(changed[i] ^ change);
      if (open_trust_list(changed, test::root())) FAIL("byte " << i << " changed by " << change);
    }
}

TEST_CASE("a list that breaks its own rules is not signed") {
  const auto refused = [](auto change) {
    auto list = test::some_list();
    change(list);
    const auto bytes = sign_trust_list(list, test::TestSigner(1));
    return !bytes && bytes.error().code == failure::trust_list_malformed;
  };
  CHECK(refused([](TrustList& l) { l.next_update = l.issued; }));
  CHECK(refused([](TrustList& l) { l.keys[0].owner = ""; }));
  CHECK(refused([](TrustList& l) { l.keys[0].owner = std::string(25, 'K'); }));
  CHECK(refused([](TrustList& l) { l.keys[0].name = "a\nb"; }));
  CHECK(refused([](TrustList& l) { l.keys[0].valid_to = l.keys[0].valid_from; }));
  CHECK(refused([](TrustList& l) { l.keys[0].key.x[31] ^= 1; }));
  CHECK(refused([](TrustList& l) { l.keys[0].role = Role{}; }));
  CHECK(refused([](TrustList& l) { l.keys[0].revoked = Instant{std::chrono::seconds{-5}}; }));
}

TEST_CASE("a list is current until its next update, then has its grace, then is too old") {
  const auto list = test::some_list();
  const auto at = [&](auto later) { return freshness_of(list, list.next_update + later); };
  using std::chrono::seconds;
  CHECK(at(seconds{0}) == Freshness::current);
  CHECK(at(seconds{1}) == Freshness::grace);
  CHECK(at(grace_period) == Freshness::grace);
  CHECK(at(grace_period + seconds{1}) == Freshness::too_old);
  CHECK(ahead_of_clock(list, list.issued - clock_tolerance - seconds{1}));
  CHECK_FALSE(ahead_of_clock(list, list.issued - clock_tolerance));
}
