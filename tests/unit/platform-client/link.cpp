// The shipped client against a TLS server: who is believed, what a broken answer comes to, what is tried again.
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <fstream>
#include <optional>

#include "base/failures/common.h"
#include "base/failures/platform-link.h"
#include "base/failures/platform.h"
#include "kiosk/platform/http_client.h"
#include "tests/unit/platform-client/tls_server.h"

using namespace credit;
using namespace credit::platform_client;
using namespace credit::tests;
using namespace std::chrono_literals;

namespace {

const TestPki& pki() {
  static int argc = 1;
  static char name[] = "test";
  static char* argv[] = {name, nullptr};
  static QCoreApplication application(argc, argv);
  static const TestPki made;
  return made;
}

template <class Condition>
bool spin_until(Condition condition, int limit_ms = 30000) {
  const QDeadlineTimer limit(limit_ms);
  while (!condition() && !limit.hasExpired())
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
  return condition();
}

PlatformSettings settings_for(const std::string& url) {
  PlatformSettings settings;
  settings.url = url;
  settings.authority = pki().file("ours.pem");
  settings.certificate = pki().file("kiosk.pem");
  settings.key = pki().file("kiosk.key");
  settings.limit = 20s;
  settings.pause = 10ms;
  return settings;
}

std::unique_ptr<Client> client_for(const PlatformSettings& settings) {
  auto client = make_platform_client(settings);
  INFO((client ? "" : client.error().describe()));
  REQUIRE(client);
  return std::move(*client);
}

const VisitToken visit{Personal<std::string>("visit-token-secret"), {}};
const QByteArray report = http("201 Created", "application/json", R"({"document":"e30=","seal":"0oRD"})");

// The failure of one issue() call, or nothing when it came back with the report.
std::optional<Failure> issue(const PlatformSettings& settings) {
  const auto client = client_for(settings);
  std::optional<Result<IssuedReport>> answer;
  ReportRequest wanted;
  wanted.idempotency_key = "key-0123456789abcdef";
  client->issue(visit, wanted, [&](auto a) { answer = std::move(a); });
  REQUIRE(spin_until([&] { return answer.has_value(); }));
  if (!*answer) return answer->error();
  CHECK((*answer)->document.expose() == to_bytes("{}"));
  return {};
}

FailureCode code_of(TlsServer::Manner manner, std::size_t requests, std::chrono::milliseconds limit = 20s) {
  if (manner.answers.empty()) manner.answers = {report};
  const TlsServer server(pki(), std::move(manner));
  auto settings = settings_for(server.url());
  settings.limit = limit;
  const auto failure = issue(settings);
  REQUIRE(failure);
  INFO(failure->describe());
  CHECK(failure->detail.find("visit-token-secret") == std::string::npos);
  CHECK(server.requests().size() == requests);
  return failure->code;
}

}  // namespace

TEST_CASE("a good answer over TLS 1.3 with both certificates") {
  pki();
  const TlsServer server(pki(), {.answers = {report}});
  CHECK_FALSE(issue(settings_for(server.url())));
  CHECK_FALSE(issue(settings_for(server.url("127.0.0.1"))));
  const QByteArray& request = server.requests().at(0);
  CHECK(request.startsWith("POST /v1/visits/visit-token-secret/reports HTTP/1.1\r\n"));
  CHECK(request.contains("Idempotency-Key: key-0123456789abcdef\r\n"));
  CHECK(request.contains("Content-Type: application/json\r\n"));
  CHECK(request.contains("Accept-Encoding: identity\r\n"));
  CHECK_FALSE(request.toLower().contains("cookie"));
}

TEST_CASE("a refusal that names silent domains is read as an answer, any other is a failure") {
  pki();
  const auto problem = [](const char* code) {
    return http(
        "409 Conflict", "application/problem+json",
        QByteArray(R"({"type":"about:blank","title":"x","status":409,"code":")") + code + R"(","domains":["tax"]})");
  };
  const TlsServer server(pki(), {.answers = {problem("domains_not_answered"), problem("idempotency_conflict")}});
  const auto client = client_for(settings_for(server.url()));
  std::optional<Result<IssuedReport>> answer;
  client->issue(visit, {}, [&](auto a) { answer = std::move(a); });
  REQUIRE(spin_until([&] { return answer.has_value(); }));
  REQUIRE(*answer);
  CHECK((*answer)->not_answered == std::vector<std::string>{"tax"});
  answer.reset();
  client->issue(visit, {}, [&](auto a) { answer = std::move(a); });
  REQUIRE(spin_until([&] { return answer.has_value(); }));
  CHECK_FALSE(*answer);
}

TEST_CASE("who is not believed never sees a request") {
  pki();
  CHECK(code_of({.certificate = "impostor"}, 0) == failure::platform_certificate_refused);
  CHECK(code_of({.certificate = "misnamed"}, 0) == failure::platform_certificate_refused);
  CHECK(code_of({.certificate = "expired"}, 0) == failure::platform_certificate_refused);
  CHECK(code_of({.protocol = QSsl::TlsV1_2}, 0) == failure::platform_tls_refused);
}

// By another implementation than Qt's: this server sends the alert of RFC 8446 6.2 after the handshake.
TEST_CASE("a kiosk whose certificate the server does not believe") {
  const auto port = QString::number(free_port());
  const auto file = [](const char* name) { return QString::fromStdString(pki().file(name)); };
  QProcess server;
  server.start(QStringLiteral("openssl"),
               {QStringLiteral("s_server"), QStringLiteral("-accept"), port, QStringLiteral("-cert"),
                file("server.pem"), QStringLiteral("-key"), file("server.key"), QStringLiteral("-CAfile"),
                file("ours.pem"), QStringLiteral("-Verify"), QStringLiteral("2"),
                QStringLiteral("-verify_return_error"), QStringLiteral("-tls1_3"), QStringLiteral("-www")});
  REQUIRE(spin_until([&] {
    QTcpSocket probe;
    probe.connectToHost(QStringLiteral("localhost"), port.toUShort());
    return probe.waitForConnected(100);
  }));
  auto settings = settings_for("https://localhost:" + port.toStdString());
  settings.certificate = pki().file("stranger.pem");
  settings.key = pki().file("stranger.key");
  const auto failure = issue(settings);
  server.kill();
  server.waitForFinished();
  REQUIRE(failure);
  INFO(failure->describe());
  CHECK(failure->code == failure::platform_tls_refused);
}

TEST_CASE("nobody there") {
  std::string url;
  { url = TlsServer(pki(), {.answers = {report}}).url(); }
  const auto failure = issue(settings_for(url));
  REQUIRE(failure);
  CHECK(failure->code == failure::platform_unreachable);
}

TEST_CASE("an answer cut short is tried once more, with the same key") {
  pki();
  const QByteArray cut = report.left(report.size() - 5);
  CHECK(code_of({.hang_up = true, .answers = {cut}}, 2) == failure::platform_unreachable);
  const TlsServer server(pki(), {.hang_up = true, .answers = {cut, report}});
  CHECK_FALSE(issue(settings_for(server.url())));
  CHECK(server.requests().at(0) == server.requests().at(1));
}

TEST_CASE("a busy gateway is tried once more; what cannot be repeated is not") {
  const QByteArray busy = http("502 Bad Gateway", "text/html", "<html>");
  CHECK(code_of({.answers = {busy}}, 2) == failure::platform_unavailable);
  const TlsServer server(pki(), {.answers = {busy, report}});
  CHECK_FALSE(issue(settings_for(server.url())));

  const TlsServer once(pki(), {.answers = {busy}});
  const auto client = client_for(settings_for(once.url()));
  std::optional<Failure> failure;
  client->open_visit({}, [&](auto a) { failure = a ? Failure{} : a.error(); });
  REQUIRE(spin_until([&] { return failure.has_value(); }));
  CHECK(failure->code == failure::platform_unavailable);
  CHECK(once.requests().size() == 1);
}

TEST_CASE("answers that are none") {
  pki();
  const auto bad = failure::platform_answer_malformed;
  CHECK(code_of({.answers = {http("201 Created", "application/json", R"({"document":)")}}, 1) == bad);
  CHECK(code_of({.answers = {http("201 Created", "text/html", R"({"document":"e30=","seal":"0oRD"})")}}, 1) == bad);
  CHECK(
      code_of({.answers = {http("302 Found", "text/html", "").replace("\r\n\r\n", "\r\nLocation: /v1/offer\r\n\r\n")}},
              1) == bad);
  CHECK(code_of({.answers = {http("404 Not Found", "text/html", "<html>")}}, 1) == bad);
}

TEST_CASE("the platform's own names for a refusal") {
  pki();
  const auto problem = [](const char* status, const char* code) {
    return http(status, "application/problem+json", QByteArray(R"({"type":"about:blank","code":")") + code + "\"}");
  };
  CHECK(code_of({.answers = {problem("410 Gone", "visit_ended")}}, 1) == failure::visit_ended);
  CHECK(code_of({.answers = {problem("409 Conflict", "idempotency_conflict")}}, 1) == failure::idempotency_conflict);
  CHECK(code_of({.answers = {problem("403 Forbidden", "kiosk_certificate_revoked")}}, 1) ==
        failure::kiosk_certificate_revoked);
  CHECK(code_of({.answers = {problem("503 Service Unavailable", "platform_busy")}}, 2) == failure::platform_busy);
  CHECK(code_of({.answers = {problem("400 Bad Request", "made_up")}}, 1) == failure::platform_answer_malformed);
}

TEST_CASE("an answer that is too large is broken off, announced or not") {
  pki();
  const QByteArray flood(17 << 20, 'x');
  CHECK(code_of({.answers = {http("201 Created", "application/json", flood)}}, 1) ==
        failure::platform_answer_too_large);
  CHECK(
      code_of({.hang_up = true, .answers = {"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n" + flood}},
              1) == failure::platform_answer_too_large);
}

TEST_CASE("an answer that does not come, or comes drop by drop, meets the limit") {
  pki();
  CHECK(code_of({.answers = {QByteArray()}}, 1, 1500ms) == failure::platform_timeout);
  CHECK(code_of({.trickle = true}, 1, 1500ms) == failure::platform_timeout);
}

TEST_CASE("after cancel_all no answer comes, and the next call works") {
  const TlsServer server(pki(), {.answers = {QByteArray(), QByteArray(), http("200 OK", "application/cose", "list")}});
  // By its number: of a name with an address where nobody listens, Qt keeps the second request waiting for the first.
  const auto client = client_for(settings_for(server.url("127.0.0.1")));
  int answers = 0;
  client->list({"/v1/trust-list", {}}, [&](auto) { ++answers; });
  client->close_visit(visit, [&](auto) { ++answers; });
  REQUIRE(spin_until([&] { return server.requests().size() == 2; }));
  client->cancel_all();
  std::optional<Result<trust::ListAnswer>> list;
  client->list({"/v1/trust-list", {}}, [&](auto a) { list = std::move(a); });
  REQUIRE(spin_until([&] { return list.has_value(); }));
  REQUIRE(*list);
  CHECK((*list)->body == to_bytes("list"));
  CHECK(answers == 0);
}

TEST_CASE("a list is asked for with its tags; unchanged and absent are answers, all else is a failure") {
  const TlsServer server(
      pki(), {.answers = {"HTTP/1.1 200 OK\r\nContent-Type: application/cose\r\nETag: \"7\"\r\n"
                          "Last-Modified: Sun, 22 Nov 2026 00:00:00 GMT\r\nContent-Length: 4\r\n\r\nlist",
                          "HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\n\r\n",
                          http("404 Not Found", "application/problem+json", "{}"),
                          http("200 OK", "text/html", "<html>"), http("500 Internal Server Error", "text/plain", "")}});
  const auto client = client_for(settings_for(server.url()));
  trust::ListRequest request{"/v1/trust-list", {}};
  const auto ask = [&] {
    std::optional<Result<trust::ListAnswer>> answer;
    client->list(request, [&](auto a) { answer = std::move(a); });
    REQUIRE(spin_until([&] { return answer.has_value(); }));
    return *answer;
  };
  const auto first = ask();
  REQUIRE(first);
  CHECK(first->status == 200);
  CHECK(first->validators.etag == "\"7\"");
  CHECK(first->validators.last_modified == "Sun, 22 Nov 2026 00:00:00 GMT");
  request.held = first->validators;
  CHECK(ask()->status == 304);
  CHECK(server.requests().back().toLower().contains("if-none-match: \"7\""));
  CHECK(server.requests().back().toLower().contains("if-modified-since: sun, 22 nov 2026"));
  CHECK(ask()->status == 404);
  CHECK(ask().error().code == failure::platform_answer_malformed);
  CHECK(ask().error().code == failure::platform_unavailable);
}

TEST_CASE("an answer may destroy the client") {
  const TlsServer server(pki(), {.answers = {http("204 No Content", "text/plain", "")}});
  auto client = client_for(settings_for(server.url()));
  bool told = false;
  client->tell_outcome(visit, {"20261122143005ABCD1234", OutcomeKind::printed, 3, 1, {}}, [&](auto a) {
    told = a.has_value();
    client.reset();
  });
  REQUIRE(spin_until([&] { return told && !client; }));
  CHECK(server.requests().at(0).startsWith("POST /v1/visits/visit-token-secret/outcomes HTTP/1.1"));
}

TEST_CASE("settings that cannot work are refused at the start") {
  for (const char* url :
       {"http://localhost", "https://", "https://localhost/v1", "https://someone@localhost", "localhost"}) {
    INFO(url);
    const auto client = make_platform_client(settings_for(url));
    REQUIRE_FALSE(client);
    CHECK(client.error().code == failure::settings_invalid);
  }
  for (auto part : {&PlatformSettings::authority, &PlatformSettings::certificate, &PlatformSettings::key}) {
    auto settings = settings_for("https://localhost");
    settings.*part = pki().file("nothing.pem");
    CHECK(make_platform_client(settings).error().code == failure::kiosk_identity_unusable);
    std::ofstream(pki().file("nonsense.pem")) << "nonsense";
    settings.*part = pki().file("nonsense.pem");
    CHECK(make_platform_client(settings).error().code == failure::kiosk_identity_unusable);
  }
}
