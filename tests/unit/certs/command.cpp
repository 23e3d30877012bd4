// The installed program by its command line: what it says with its exit status.
#include <sys/wait.h>

#include <cstdlib>

#include "base/file.h"
#include "report/signed_data/certificate.h"
#include "report/trust/trust_list.h"
#include "tests/support/catch.h"
#include "tests/unit/certs/scratch.h"

using namespace credit;
namespace fs = std::filesystem;

namespace {
int run(const std::string& words) {
  const int result = std::system((std::string("'") + CREDIT_CERTS + "' " + words + " >/dev/null 2>&1").c_str());
  REQUIRE(WIFEXITED(result));
  return WEXITSTATUS(result);
}
constexpr int done = 0, failed = 1, misused = 2;
}  // namespace

TEST_CASE("make, again, withdraw") {
  const fs::path folder = test::scratch("certs-command") / "pki";
  const std::string quoted = "'" + folder.string() + "'";
  CHECK(run("make " + quoted + " --server-name kiosk.example --server-name 10.0.0.1 --kiosk K-0042") == done);
  CHECK(run("make " + quoted) == failed);
  CHECK(run("status " + quoted + " --withdraw 17") == done);
  CHECK(run("status " + quoted + " --supersede 18") == done);
  const auto bundle = trust::open_bundle(*read_file(folder / "trust.cbor"));
  REQUIRE(bundle);
  CHECK(bundle->list.keys.back().owner == "K-0042");
  CHECK(bundle->status.front().list.find(17)->state == trust::ReportState::withdrawn);
  CHECK(bundle->status.front().list.find(18)->state == trust::ReportState::superseded);
}

TEST_CASE("a key is named, revoked, and the lists issued again") {
  const fs::path folder = test::scratch("certs-command-keys") / "pki";
  const std::string quoted = "'" + folder.string() + "'";
  REQUIRE(run("make " + quoted) == done);
  CHECK(run("key " + quoted + " --role issuer --owner CN-990000 --name Office --suite SM2 --days 30") == done);
  const auto id = to_hex(seal::key_id_of(trust::open_bundle(*read_file(folder / "trust.cbor"))->list.keys.back().key));
  CHECK(run("certificate " + quoted + " " + id) == done);
  CHECK(run("certificate " + quoted + " " + id) == failed);  // nothing is overwritten
  CHECK(run("certificate " + quoted + " 00000000") == failed);
  const auto certificate = signed_data::certificate_in_pem(*read_file(folder / ("issuer-" + id + ".pem")));
  REQUIRE(certificate);
  CHECK(signed_data::chain_holds(*certificate, {}, {*certificate}, SystemClock().now()));
  CHECK(run("revoke " + quoted + " " + id + " --at 2026-11-22T06:30:05Z") == done);
  CHECK(run("lists " + quoted) == done);
  const auto bundle = trust::open_bundle(*read_file(folder / "trust.cbor"));
  REQUIRE(bundle);
  CHECK(bundle->list.sequence == 4);
  CHECK(bundle->list.keys.back().key.algorithm == seal::Algorithm::sm2_sm3);
  CHECK(bundle->list.keys.back().revoked.has_value());
}

TEST_CASE("help is no error, a wrong command line is") {
  CHECK(run("--help") == done);
  for (const char* wrong : {"",
                            "make",
                            "make --kiosk",
                            "make x --kiosk",
                            "make x --unknown y",
                            "status",
                            "status x",
                            "status x --withdraw",
                            "status x --withdraw -1",
                            "status x --withdraw 4294967296",
                            "status x --withdraw 1x",
                            "status x --revive 1",
                            "sign x",
                            "key x",
                            "key x --role clerk --owner A --name B",
                            "key x --role issuer --owner A --name B --suite RSA",
                            "retire x",
                            "revoke x 1 --at soon",
                            "root x",
                            "lists x y"})
    CHECK(run(wrong) == misused);
  CHECK_FALSE(fs::exists("x"));
  CHECK(run("status /nonexistent --withdraw 1") == failed);
}
