#include "base/failures/trust.h"
#include "tests/support/catch.h"
#include "tests/unit/trust/fixture.h"

using namespace credit;
using namespace credit::trust;

namespace {
FailureCode refused(const Bytes& bytes, const TrustList& trust = test::some_list()) {
  const auto list = open_status_list(bytes, trust);
  REQUIRE_FALSE(list);
  return list.error().code;
}
}  // namespace

TEST_CASE("a status list says what became of a report") {
  const auto list = open_status_list(test::signed_status(), test::some_list());
  REQUIRE(list);
  CHECK(list->entries == test::some_status().entries);
  CHECK(list->find(4)->state == ReportState::withdrawn);
  CHECK(list->find(17)->state == ReportState::superseded);
  CHECK(list->find(5) == nullptr);
  CHECK(list->find(18) == nullptr);
}

TEST_CASE("only a status key of that issuer, in force, may say it") {
  auto trust = test::some_list();
  trust.keys.erase(trust.keys.begin() + 1);  // the same key is still an issuer's
  CHECK(refused(test::signed_status(), trust) == failure::status_list_not_signed);
  trust = test::some_list();
  trust.keys[1].revoked = test::at("2026-11-21T00:00:00Z");
  CHECK(refused(test::signed_status(), trust) == failure::status_list_not_signed);
  trust = test::some_list();
  trust.keys[1].owner = "CN-980000";
  CHECK(refused(test::signed_status(), trust) == failure::status_list_not_signed);
  CHECK(refused(*sign_status_list(test::some_status(), test::TestSigner(12))) == failure::status_list_not_signed);
}

TEST_CASE("broken lists are refused") {
  CHECK(refused({}) == failure::status_list_malformed);
  CHECK(refused(test::signed_list()) == failure::status_list_malformed);
  auto list = test::some_status();
  std::swap(list.entries[0], list.entries[1]);
  CHECK(sign_status_list(list, test::TestSigner(11)).error().code == failure::status_list_malformed);
  list.entries[1].index = list.entries[0].index;
  CHECK(sign_status_list(list, test::TestSigner(11)).error().code == failure::status_list_malformed);
  list.entries = {{1, ReportState{}, test::at("2026-11-19T00:00:00Z")}};
  CHECK(sign_status_list(list, test::TestSigner(11)).error().code == failure::status_list_malformed);
}
