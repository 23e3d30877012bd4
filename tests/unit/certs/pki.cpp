#include "certs/pki.h"

#include <sys/stat.h>

#include <array>
#include <cstdio>

#include "base/failures/certs.h"
#include "base/failures/common.h"
#include "base/file.h"
#include "report/seal/cose.h"
#include "tests/support/catch.h"
#include "tests/unit/certs/scratch.h"

using namespace credit;
namespace fs = std::filesystem;

namespace {

constexpr std::array keys = {"root", "issuer", "kiosk-tls", "kiosk-seal", "server", "update", "revoked-kiosk-tls"};

unsigned mode_of(const fs::path& path) {
  struct stat facts {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  return facts.st_mode & 0777U;
}

fs::path made(const std::string& name) {
  certs::Wishes wishes;
  wishes.folder = test::scratch(name) / "pki";
  const auto status = certs::make_pki(wishes, SystemClock());
  INFO((status ? "" : status.error().describe()));
  REQUIRE(status);
  return wishes.folder;
}

// The openssl command is the stranger who judges; what it printed, when it was content.
std::optional<std::string> ask_openssl(const fs::path& folder, const std::string& words) {
  const std::string line = "cd '" + folder.string() + "' && openssl " + words + " 2>&1";
  FILE* pipe = popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string printed;
  std::array<char, 4096> part{};
  for (std::size_t size = 1; size > 0;) {
    size = std::fread(part.data(), 1, part.size(), pipe);
    printed.append(part.data(), size);
  }
  const int result = pclose(pipe);
  UNSCOPED_INFO(words << ": " << printed);
  return result == 0 ? std::optional(printed) : std::nullopt;
}

}  // namespace

TEST_CASE("one command makes a whole PKI, keys for their owner only") {
  const fs::path folder = made("certs-whole");
  CHECK(mode_of(folder) == 0700);
  for (const std::string key : keys) {
    CHECK(mode_of(folder / (key + ".key")) == 0600);
    CHECK(seal::load_pem_signer(folder / (key + ".key")));
    CHECK(fs::exists(folder / (key + ".pem")));
  }
  CHECK_FALSE(fs::exists(fs::path(folder).concat(".new")));
}

TEST_CASE("openssl agrees with every chain, purpose and revocation") {
  const fs::path folder = made("certs-openssl");
  const std::string verify = "verify -x509_strict -CAfile root.pem -CRLfile crl.pem -crl_check ";
  for (const char* certificate : {"issuer.pem", "update.pem", "-purpose sslclient kiosk-tls.pem",
                                  "-purpose sslserver server.pem", "-purpose smimesign kiosk-seal.pem"})
    CHECK(ask_openssl(folder, verify + certificate));
  CHECK_FALSE(ask_openssl(folder, verify + "-purpose sslserver kiosk-tls.pem"));
  CHECK_FALSE(ask_openssl(folder, verify + "-purpose sslclient server.pem"));
  CHECK_FALSE(ask_openssl(folder, verify + "-purpose sslclient kiosk-seal.pem"));
  CHECK_FALSE(ask_openssl(folder, verify + "revoked-kiosk-tls.pem"));
  CHECK_FALSE(ask_openssl(folder, "verify -CAfile issuer.pem server.pem"));
  CHECK(ask_openssl(folder, "crl -in crl.pem -CAfile root.pem -noout"));
  CHECK(ask_openssl(folder, "x509 -in server.pem -noout -checkhost localhost")->find("does match") !=
        std::string::npos);
  CHECK(ask_openssl(folder, "x509 -in server.pem -noout -checkip 127.0.0.1")->find("does match") != std::string::npos);
  CHECK(ask_openssl(folder, "x509 -in kiosk-tls.pem -noout -subject")->find("CN = K-0001") != std::string::npos);
}

TEST_CASE("the bundle names issuer, status key and kiosk, and a seal made with the keys verifies") {
  const fs::path folder = made("certs-bundle");
  const auto bundle = trust::open_bundle(*read_file(folder / "trust.cbor"));
  REQUIRE(bundle);
  const auto issuer = *seal::load_pem_signer(folder / "issuer.key");
  const auto kiosk = *seal::load_pem_signer(folder / "kiosk-seal.key");
  const Instant now = SystemClock().now();
  const auto issuers = bundle->list.find(trust::Role::issuer, issuer->key_id());
  const auto kiosks = bundle->list.find(trust::Role::kiosk, kiosk->key_id());
  REQUIRE(issuers.size() == 1);
  REQUIRE(kiosks.size() == 1);
  CHECK(in_force(*issuers[0], now));
  CHECK(in_force(*kiosks[0], now));
  CHECK(issuers[0]->owner == "CN-990000");
  CHECK(kiosks[0]->owner == "K-0001");
  CHECK(seal::verify_signature(issuers[0]->key, view("m"), *issuer->sign(view("m"))));
  CHECK(bundle->status.front().list.issuer == "CN-990000");
  CHECK(trust::open_trust_list(*read_file(folder / "trust-list.cose"), bundle->root));
}

TEST_CASE("nothing is overwritten") {
  const fs::path folder = made("certs-again");
  const Bytes key = *read_file(folder / "root.key");
  certs::Wishes wishes;
  wishes.folder = folder;
  CHECK(certs::make_pki(wishes, SystemClock()).error().code == failure::certs_exist);
  CHECK(*read_file(folder / "root.key") == key);
  wishes.folder = folder / "root.key";
  CHECK(certs::make_pki(wishes, SystemClock()).error().code == failure::certs_exist);
  wishes.folder = test::scratch("certs-empty");  // there, but empty
  CHECK(certs::make_pki(wishes, SystemClock()));
  CHECK(mode_of(wishes.folder) == 0700);
}

TEST_CASE("a refused wish leaves nothing behind") {
  certs::Wishes wishes;
  wishes.folder = test::scratch("certs-refused") / "pki";
  wishes.server_names = {"bad name"};
  CHECK(certs::make_pki(wishes, SystemClock()).error().code == failure::certs_name_malformed);
  CHECK(fs::is_empty(wishes.folder.parent_path()));
  wishes.server_names = {"localhost"};
  wishes.kiosk = "not a kiosk";
  CHECK(certs::make_pki(wishes, SystemClock()).error().code == failure::certs_name_malformed);
}

TEST_CASE("withdrawing and superseding go on from the list that is there") {
  const fs::path folder = made("certs-status");
  const FixedClock clock(SystemClock().now());
  REQUIRE(certs::set_state(folder, 17, trust::ReportState::withdrawn, clock));
  REQUIRE(certs::set_state(folder, 4, trust::ReportState::withdrawn, clock));
  REQUIRE(certs::set_state(folder, 4, trust::ReportState::superseded, clock));
  const auto bundle = trust::open_bundle(*read_file(folder / "trust.cbor"));
  REQUIRE(bundle);
  CHECK(bundle->status.front().list.sequence == 4);
  CHECK(bundle->status.front().list.entries ==
        std::vector<trust::StatusEntry>{{4, trust::ReportState::superseded, clock.now()},
                                        {17, trust::ReportState::withdrawn, clock.now()}});
  CHECK(trust::open_status_list(*read_file(folder / "status-lists/CN-990000.cose"), bundle->list)->sequence == 4);
  CHECK(certs::set_state(folder / "absent", 1, trust::ReportState::withdrawn, clock).error().code ==
        failure::file_unreadable);
}
