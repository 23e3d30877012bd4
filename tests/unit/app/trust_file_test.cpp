// What a kiosk believes over restarts: newer lists stay, older ones do not come back.
#include "kiosk/app/trust_file.h"

#include "base/failures/clock.h"
#include "base/failures/trust.h"
#include "base/file.h"
#include "tests/support/catch.h"
#include "tests/unit/trust/fixture.h"

using namespace credit;
using trust::Taken;

namespace {

struct Kiosk {
  std::filesystem::path folder = std::filesystem::path(CREDIT_BINARY_DIR) / "trust-file-test";
  trust::TrustBundle believed;
  FixedClock clock{test::at("2026-11-22T08:00:00Z")};
  std::unique_ptr<app::TrustFile> file;

  Kiosk() {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    give(1, test::some_list(7));
    restart();
  }
  void give(std::uint8_t root, const trust::TrustList& list) const {
    const test::TestSigner signer(root);
    const Bytes bundle =
        trust::make_bundle(signer.public_key(), *sign_trust_list(list, signer), {test::signed_status()});
    REQUIRE(write_file(folder / "trust.cbor", bundle));
  }
  void restart() {
    file = std::make_unique<app::TrustFile>(
        folder / "trust.cbor", folder, [this](trust::TrustBundle bundle) { believed = std::move(bundle); }, clock);
    REQUIRE(file->ready());
  }
  Result<Taken> hears(const Bytes& list) const {
    file->begin_round();
    REQUIRE(file->next() != nullptr);
    return file->take(trust::ListAnswer{200, {"\"1\"", ""}, list});
  }
};

}  // namespace

TEST_CASE("a newer list is believed at once and after a restart; an older one is refused then, too") {
  Kiosk kiosk;
  CHECK(*kiosk.hears(test::signed_list(test::some_list(9))) == Taken::newer);
  CHECK(kiosk.believed.list.sequence == 9);
  kiosk.restart();
  CHECK(kiosk.believed.list.sequence == 9);
  CHECK(kiosk.hears(test::signed_list(test::some_list(8))).error().code == failure::trust_list_rolled_back);
  kiosk.file->begin_round();
  CHECK(kiosk.file->next()->held.etag == "\"1\"");
}

TEST_CASE("a root rolled over stays so, and a bundle of another root begins anew") {
  Kiosk kiosk;
  auto list = test::some_list(8);
  list.keys.push_back(test::key_of(trust::Role::root, 2, "ROOT"));
  CHECK(*kiosk.hears(test::signed_list(list)) == Taken::newer);
  CHECK(*kiosk.hears(*sign_trust_list(test::some_list(9), test::TestSigner(2))) == Taken::newer);
  kiosk.restart();
  CHECK(kiosk.believed.root == test::TestSigner(2).public_key());
  kiosk.give(5, test::some_list(1));
  kiosk.restart();
  CHECK(kiosk.believed.root == test::TestSigner(5).public_key());
  CHECK(kiosk.believed.list.sequence == 1);
}

TEST_CASE("what was kept and is damaged is not believed: the operator's bundle is") {
  Kiosk kiosk;
  CHECK(*kiosk.hears(test::signed_list(test::some_list(9))) == Taken::newer);
  REQUIRE(write_file(kiosk.folder / "trust-grown.cbor", Bytes(40, 0x7F)));
  kiosk.restart();
  CHECK(kiosk.believed.list.sequence == 7);
}

TEST_CASE("no visit begins on lists that are too old, and newer ones cure it") {
  Kiosk kiosk;
  kiosk.clock.set(test::at("2027-01-01T00:00:00Z"));
  CHECK(kiosk.file->ready().error().code == failure::trust_list_too_old);
  auto list = test::some_list(9);
  list.next_update = test::at("2027-02-01T00:00:00Z");
  CHECK(*kiosk.hears(test::signed_list(list)) == Taken::newer);
  CHECK(kiosk.file->ready().error().code == failure::status_list_too_old);
  auto status = test::some_status(9);
  status.next_update = test::at("2027-02-01T00:00:00Z");
  CHECK(*kiosk.file->take(trust::ListAnswer{200, {}, test::signed_status(status)}) == Taken::newer);
  CHECK(kiosk.file->ready());
}

TEST_CASE("a clock that is wrong is named before all else, and the machine comes back by itself") {
  Kiosk kiosk;
  kiosk.clock.set(test::some_list(7).issued - std::chrono::hours(1));
  CHECK(kiosk.file->ready().error().code == failure::clock_not_trusted);
  kiosk.clock.set(test::at("2026-11-22T08:00:00Z"));
  CHECK(kiosk.file->ready());
  bool trusted = false;
  app::TrustFile watched(
      kiosk.folder / "trust.cbor", kiosk.folder, [](const trust::TrustBundle&) {}, kiosk.clock,
      [&]() -> Status { return trusted ? Status() : fail(failure::clock_not_trusted); });
  kiosk.clock.set(test::at("2027-01-01T00:00:00Z"));  // the lists would be too old, by a clock nobody believes
  CHECK(watched.ready().error().code == failure::clock_not_trusted);
  kiosk.clock.set(test::at("2026-11-22T08:00:00Z"));
  trusted = true;
  CHECK(watched.ready());
}
