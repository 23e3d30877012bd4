// Keys added, retired, revoked and rolled over, as a reader of the lists sees it.
#include "certs/office.h"

#include "base/failures/certs.h"
#include "base/failures/trust.h"
#include "base/file.h"
#include "certs/key_file.h"
#include "certs/pki.h"
#include "tests/support/catch.h"
#include "tests/unit/certs/scratch.h"

using namespace credit;
using trust::Role;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;
  FixedClock clock{SystemClock().now()};

  explicit Folder(const char* name) : path(test::scratch(name) / "pki") {
    certs::Wishes wishes;
    wishes.folder = path;
    REQUIRE(certs::make_pki(wishes, clock));
  }
  trust::TrustBundle bundle() const {
    const auto opened = trust::open_bundle(*read_file(path / "trust.cbor"));
    REQUIRE(opened);
    return *opened;
  }
  certs::NewKey wish(Role role, seal::Algorithm suite = seal::Algorithm::es256) const {
    return {role, "CN-990000", "示例市公共信用信息中心", suite, {}, {}, 30};
  }
  seal::KeyId add(const certs::NewKey& wish) const {
    const auto id = certs::add_key(path, wish, clock);
    INFO((id ? "" : id.error().describe()));
    REQUIRE(id);
    return *id;
  }
};

}  // namespace

TEST_CASE("an issuer's key of every suite is added, and what its file signs is believed by the list") {
  const Folder folder("certs-office-suites");
  std::uint32_t number = 1;
  for (const auto& suite : seal::suites()) {
    const auto id = folder.add(folder.wish(Role::issuer, suite.algorithm));
    const auto bundle = folder.bundle();
    CHECK(bundle.list.sequence == ++number);
    CHECK(bundle.status_of("CN-990000")->sequence == number);
    const auto found = bundle.list.find(Role::issuer, id);
    REQUIRE(found.size() == 1);
    CHECK(found[0]->key.algorithm == suite.algorithm);
    const fs::path file = folder.path / ("issuer-" + to_hex(id) + ".key");
    CHECK((fs::status(file).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
    const auto signer = seal::load_pem_signer(file);
    REQUIRE(signer);
    CHECK(seal::verify_signature(found[0]->key, view("m"), *(*signer)->sign(view("m"))));
  }
}

TEST_CASE("a key made elsewhere is named by its public half") {
  const Folder folder("certs-office-elsewhere");
  auto wish = folder.wish(Role::kiosk);
  wish.made_elsewhere = folder.path / "revoked-kiosk-tls.pem";
  const auto id = folder.add(wish);
  CHECK(folder.bundle().list.find(Role::kiosk, id).size() == 1);
  wish.made_elsewhere = folder.path / "crl.pem";
  CHECK(certs::add_key(folder.path, wish, folder.clock).error().code == failure::certs_failed);
}

TEST_CASE("a key is retired or revoked by its id, from a time on") {
  Folder folder("certs-office-end");
  const auto id = to_hex(folder.add(folder.wish(Role::issuer)));
  const auto later = folder.clock.now() + std::chrono::hours{24};
  REQUIRE(certs::end_key(folder.path, id, certs::End::retire, later, folder.clock));
  CHECK(folder.bundle().list.keys.back().valid_to == later);
  REQUIRE(certs::end_key(folder.path, id, certs::End::revoke, {}, folder.clock));
  CHECK(folder.bundle().list.keys.back().revoked == folder.clock.now());
  CHECK(certs::end_key(folder.path, "00000000", certs::End::revoke, {}, folder.clock).error().code ==
        failure::certs_failed);
}

TEST_CASE("the status key is rolled over: the next list is signed by the next key, and nothing is lost") {
  Folder folder("certs-office-status");
  REQUIRE(certs::set_state(folder.path, 17, trust::ReportState::withdrawn, folder.clock));
  const auto old = folder.bundle();
  folder.clock.set(folder.clock.now() + std::chrono::seconds{10});
  folder.add(folder.wish(Role::status));
  const auto first = to_hex(seal::key_id_of(old.list.keys[1].key));
  REQUIRE(certs::end_key(folder.path, first, certs::End::revoke, {}, folder.clock));
  const auto bundle = folder.bundle();
  CHECK(bundle.status_of("CN-990000")->find(17) != nullptr);
  CHECK(trust::renew(old, bundle.signed_list)->status.empty());  // the revoked key's list is believed no longer
}

TEST_CASE("the root is handed over to one that was named before") {
  Folder folder("certs-office-root");
  const auto held = folder.bundle();
  auto wish = folder.wish(Role::root);
  wish.owner = "ROOT";
  const auto id = folder.add(wish);
  const auto named = folder.bundle();
  REQUIRE(certs::hand_over_root(folder.path, to_hex(id), folder.clock));
  const auto moved = folder.bundle();
  CHECK(moved.root != held.root);
  CHECK(trust::renew(held, moved.signed_list).error().code == failure::trust_list_not_signed);
  CHECK(trust::renew(named, moved.signed_list)->root == moved.root);
  CHECK(certs::issue_again(folder.path, folder.clock));
  CHECK(folder.bundle().list.sequence == moved.list.sequence + 1);
  CHECK(certs::hand_over_root(folder.path, to_hex(seal::key_id_of(held.list.keys[0].key)), folder.clock).error().code ==
        failure::certs_failed);
}
