// The clock and the certificate over time: a clock that is wrong is named and comes back; a renewed certificate is
// taken up without a restart.
#include <openssl/pem.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <fstream>

#include "base/failures/clock.h"
#include "base/failures/platform-link.h"
#include "base/openssl.h"
#include "kiosk/platform/client.h"
#include "kiosk/platform/clock_watch.h"
#include "kiosk/platform/http_client.h"
#include "kiosk/platform/identity.h"
#include "tests/unit/platform-client/tls_server.h"

using namespace credit;
using namespace credit::platform_client;
using namespace credit::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const TestPki& pki() {
  static int argc = 1;
  static char name[] = "test";
  static char* argv[] = {name, nullptr};
  static QCoreApplication application(argc, argv);
  static const TestPki made;
  return made;
}

Instant at(const char* text) { return *parse_rfc3339(text); }

// A machine's clock, the platform's time and the monotonic one, each set by hand.
struct Times {
  FixedClock clock{at("2026-11-22T06:30:05Z")};
  std::chrono::steady_clock::time_point steady{};
  ClockWatch watch{clock, [this] { return steady; }};

  bool trusted() const {
    const auto status = watch.trusted();
    if (!status) CHECK(status.error().code == failure::clock_not_trusted);
    return status.has_value();
  }
};

PlatformSettings settings_for(const std::string& url) {
  PlatformSettings settings;
  settings.url = url;
  settings.authority = pki().file("ours.pem");
  settings.certificate = settings.key = pki().file("identity.pem");
  settings.limit = 20s;
  settings.pause = 10ms;
  return settings;
}

void be(const std::string& name) {
  const auto identity = pki().file("identity.pem");
  std::ofstream(identity + ".new", std::ios::binary)
      << pki().read(name + ".key").toStdString() << pki().read(name + ".pem").toStdString();
  fs::rename(identity + ".new", identity);
}

Result<trust::ListAnswer> ask(Client& client) {
  std::optional<Result<trust::ListAnswer>> answer;
  client.list({"/v1/trust-list", {}}, [&](auto got) { answer = std::move(got); });
  const QDeadlineTimer limit(30000);
  while (!answer && !limit.hasExpired())
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
  REQUIRE(answer);
  return std::move(*answer);
}

// The server's certificate, but in force from tomorrow.
void make_future_certificate() {
  const auto bio = [](const std::string& name) { return openssl::Bio(BIO_new_file(pki().file(name).c_str(), "r")); };
  const openssl::Certificate made(PEM_read_bio_X509(bio("server.pem").get(), nullptr, nullptr, nullptr));
  const openssl::Key authority(PEM_read_bio_PrivateKey(bio("ours.key").get(), nullptr, nullptr, nullptr));
  REQUIRE(X509_gmtime_adj(X509_getm_notBefore(made.get()), 24L * 3600) != nullptr);
  REQUIRE(X509_sign(made.get(), authority.get(), EVP_sha256()) > 0);
  const openssl::Bio out(BIO_new_file(pki().file("future.pem").c_str(), "w"));
  REQUIRE(PEM_write_bio_X509(out.get(), made.get()) == 1);
  fs::copy_file(pki().file("server.key"), pki().file("future.key"), fs::copy_options::overwrite_existing);
}

QByteArray dated(const char* date) {
  auto answer = http("200 OK", "application/cose", "list");
  return answer.replace("\r\nContent-Type", QByteArray("\r\nDate: ") + date + "\r\nContent-Type");
}

}  // namespace

TEST_CASE("time: a clock is trusted within five minutes of the platform's, both ways, and again once it is set right") {
  Times times;
  CHECK(times.trusted());  // nothing is known yet
  times.watch.platform_said(times.clock.now());
  CHECK(times.trusted());
  for (const auto apart : {301s, -301s}) {
    times.clock.set(at("2026-11-22T06:30:05Z") + apart);
    CHECK_FALSE(times.trusted());
    times.clock.set(at("2026-11-22T06:30:05Z") + (apart > 0s ? 300s : -300s));
    CHECK(times.trusted());
  }
}

TEST_CASE("time: between answers the monotonic clock goes on, and a later answer decides anew") {
  Times times;
  times.watch.platform_said(times.clock.now());
  times.steady += 1h;
  CHECK_FALSE(times.trusted());  // an hour went by and our clock stood
  times.clock.set(times.clock.now() + 1h);
  CHECK(times.trusted());
  times.watch.platform_said(times.clock.now() + 1h);
  CHECK_FALSE(times.trusted());
  times.watch.platform_said(times.clock.now());
  CHECK(times.trusted());
}

TEST_CASE("time: the Date header in its one form, and no other") {
  CHECK(*parse_http_date("Sun, 22 Nov 2026 06:30:05 GMT") == at("2026-11-22T06:30:05Z"));
  CHECK(*parse_http_date("Thu, 29 Feb 2024 23:59:59 GMT") == at("2024-02-29T23:59:59Z"));
  for (const char* text :
       {"", "Sun, 22 Nov 2026 06:30:05 UTC", "Sunday, 22-Nov-26 06:30:05 GMT", "Sun Nov 22 06:30:05 2026",
        "Sun, 32 Nov 2026 06:30:05 GMT", "Sun, 22 Nox 2026 06:30:05 GMT", "Sun, 22 Nov 2026 24:30:05 GMT",
        "Sun, 22 Nov 2026 06:30:0x GMT", "Sun, 22 Nov 2026 06:30:05 GMT "})
    CHECK_FALSE(parse_http_date(text));
}

TEST_CASE("time: the platform's Date is heard; a certificate not yet in force says that our clock is behind") {
  make_future_certificate();
  be("kiosk");
  std::vector<Instant> heard;
  const auto answer_of = [&](TlsServer::Manner manner) {
    const TlsServer server(pki(), std::move(manner));
    auto settings = settings_for(server.url());
    settings.heard_time = [&](Instant time) { heard.push_back(time); };
    return ask(**make_platform_client(settings));
  };
  CHECK(answer_of({.answers = {dated("Sun, 22 Nov 2026 06:30:05 GMT")}}));
  CHECK(heard == std::vector<Instant>{at("2026-11-22T06:30:05Z")});
  CHECK(answer_of({.answers = {dated("yesterday")}}));
  CHECK(answer_of({.certificate = "future", .answers = {dated("Sun, 22 Nov 2026 06:30:05 GMT")}}).error().code ==
        failure::clock_not_trusted);
  CHECK(answer_of({.certificate = "impostor", .answers = {dated("Sun, 22 Nov 2026 06:30:05 GMT")}}).error().code ==
        failure::platform_certificate_refused);
  CHECK(heard.size() == 1);  // who is not the platform does not tell us the time
}

TEST_CASE("identity: a renewed certificate is taken up; one that cannot be used changes nothing") {
  pki();
  be("kiosk");
  const auto settings = settings_for("https://localhost");
  auto keeper = IdentityKeeper::open(settings);
  REQUIRE(keeper);
  const auto name = [&] {
    return keeper->current().localCertificate().subjectInfo(QSslCertificate::CommonName).join(QString()).toStdString();
  };
  CHECK(name() == "kiosk");
  CHECK_FALSE(*keeper->look(settings));
  be("stranger");
  CHECK(*keeper->look(settings));
  CHECK(name() == "stranger");
  std::ofstream(settings.certificate) << "nonsense";
  for (int again = 0; again < 2; ++again) {
    const auto looked = keeper->look(settings);
    REQUIRE_FALSE(looked);
    CHECK(looked.error().code == failure::kiosk_identity_unusable);
    CHECK(name() == "stranger");
  }
  be("kiosk");
  CHECK(*keeper->look(settings));
  CHECK(name() == "kiosk");
}
