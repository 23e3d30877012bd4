// The four EST operations as nginx hands them on: codes, renewal, overlap, lock and revocation, with a clock of our
// own.
#include "platform/enrol/est.h"

#include "base/file.h"
#include "certs/certificate.h"
#include "platform/enrol/code_book.h"
#include "platform/service/kiosk_gate.h"
#include "tests/support/catch.h"
#include "tests/unit/enrol/request.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::enrol;
using namespace credit::platform::enrol::testing;
using namespace std::chrono_literals;

namespace {

struct Office {
  Office() {
    const auto root = certs::self_signed(*certs::find_profile("root", {}), clock.now());
    REQUIRE(write_file(folder / "root.key", certs::pem_of(root->key.get())->expose(), 0600));
    REQUIRE(write_file(folder / "root.pem", *certs::pem_of(root->certificate.get())));
    store = *Store::open(folder / "store");
    est = std::make_unique<Est>(*Authority::load(folder / "root.pem", folder / "root.key"), *store, clock, 60min);
  }
  ~Office() {
    est.reset();
    store.reset();
    std::filesystem::remove_all(folder);
  }
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  static std::filesystem::path fresh_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "credit-enrol-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    return name;
  }
  std::string invited(const std::string& id) { return invite(**store->reader(), id, clock.now(), 72h)->expose(); }
  Answer enrolled(const std::string& id, const std::string& code, const Bytes& wish) {
    Request request{Method::post, "/.well-known/est/simpleenroll", "NONE", {}, {}, {}, to_base64(wish)};
    request.authorization = "Basic " + to_base64(view(id + ":" + code));
    request.content_type = "application/pkcs10";
    return est->answer(request);
  }
  Answer renewed(const std::string& fingerprint, const Bytes& wish) {
    Request request{Method::post, "/.well-known/est/simplereenroll", "SUCCESS", fingerprint, {}, {}, to_base64(wish)};
    request.content_type = "application/pkcs10";
    return est->answer(request);
  }
  std::string newest() {
    auto rows = (*store->reader())->run("SELECT fingerprint FROM kiosk ORDER BY enrolled DESC");
    REQUIRE(rows->next());
    return rows->text(0);
  }
  std::string gate(const std::string& fingerprint) {
    const auto kiosk =
        admit(**store->reader(), {Method::get, "/v1/offer", "SUCCESS", fingerprint, {}, {}, {}}, clock.now());
    return kiosk ? "admitted" : std::string(kiosk.error().name());
  }

  FixedClock clock{*parse_rfc3339("2026-11-22T06:30:05Z")};
  std::filesystem::path folder = fresh_folder();
  std::unique_ptr<Store> store;
  std::unique_ptr<Est> est;
  openssl::Key key = key_of("P-256");
  Bytes csr = request_of(key.get(), {{"CN", "K-0007"}});
};

}  // namespace

TEST_CASE("est: the old certificate ends a while after a renewal, and at once after a new enrolment") {
  Office office;
  CHECK(office.enrolled("K-0007", office.invited("K-0007"), office.csr).status == 200);
  const auto first = office.newest();
  office.clock.set(office.clock.now() + 1s);
  CHECK(office.renewed(first, office.csr).status == 200);
  const auto second = office.newest();
  CHECK(first != second);
  office.clock.set(office.clock.now() + 59min);
  CHECK(office.gate(first) == "admitted");
  office.clock.set(office.clock.now() + 1min);
  CHECK(office.gate(first) == "kiosk_certificate_expired");
  CHECK(office.renewed(first, office.csr).failure == "kiosk_certificate_expired");
  CHECK(office.gate(second) == "admitted");
  CHECK(office.enrolled("K-0007", office.invited("K-0007"), office.csr).status == 200);
  CHECK(office.gate(second) == "kiosk_certificate_expired");
}

TEST_CASE("est: a locked or revoked machine is refused at its next request, and gets nothing new") {
  Office office;
  const auto code = office.invited("K-0007");
  CHECK(office.enrolled("K-0007", code, office.csr).status == 200);
  const auto print = office.newest();
  REQUIRE(lock_kiosk(**office.store->reader(), "K-0007", office.clock.now()));
  CHECK(office.gate(print) == "kiosk_locked");
  CHECK(office.renewed(print, office.csr).failure == "kiosk_locked");
  CHECK(office.enrolled("K-0007", office.invited("K-0007"), office.csr).failure == "kiosk_locked");
  REQUIRE(unlock_kiosk(**office.store->reader(), "K-0007"));
  CHECK(office.gate(print) == "admitted");
  REQUIRE(revoke_kiosk(**office.store->reader(), "K-0007", office.clock.now()));
  CHECK(office.gate(print) == "kiosk_certificate_revoked");
  CHECK(office.renewed(print, office.csr).failure == "kiosk_certificate_revoked");
}

TEST_CASE("est: a refused request spends no code, an expired code gets nothing") {
  Office office;
  const auto code = office.invited("K-0007");
  const auto foreign = request_of(office.key.get(), {{"CN", "K-0008"}});
  CHECK(office.enrolled("K-0007", code, foreign).failure == "enrolment_subject_foreign");
  CHECK(office.enrolled("K-0007", code, {}).failure == "enrolment_request_malformed");
  office.clock.set(office.clock.now() + 72h);
  CHECK(office.enrolled("K-0007", code, office.csr).failure == "enrolment_code_expired");
  office.clock.set(office.clock.now() - 1s);
  CHECK(office.enrolled("K-0007", code, office.csr).status == 200);
  CHECK(office.enrolled("K-0007", code, office.csr).failure == "enrolment_code_used");
}
