// credit-trust against a real TLS server: what it takes, what it refuses, and that it works on without a network.
#include <sstream>

#include "base/failures/common.h"
#include "base/failures/trust.h"
#include "certs/office.h"
#include "certs/pki.h"
#include "report/fetch/command/command.h"
#include "tests/support/catch.h"
#include "tests/unit/certs/scratch.h"
#include "tests/unit/fetch/list_server.h"

using namespace credit;
using namespace credit::fetch::command;
namespace fs = std::filesystem;

namespace {

struct Bank {
  fs::path folder, pki;
  FixedClock clock{SystemClock().now()};
  std::unique_ptr<test::ListServer> server;
  Options options;
  std::string said;

  explicit Bank(const char* name) : folder(test::scratch(name)), pki(folder / "pki") {
    certs::Wishes wishes;
    wishes.folder = pki;
    REQUIRE(certs::make_pki(wishes, clock));
    server = std::make_unique<test::ListServer>(pki);
    options.what = Options::What::fetch;
    options.bundle = folder / "trust.cbor";
    options.servers = {server->url()};
    options.authority = pki / "root.pem";
    fs::copy_file(pki / "trust.cbor", options.bundle);
  }
  int fetch() {
    std::ostringstream out;
    const auto result = fetch_lists(options, clock, out);
    said = out.str();
    INFO((result ? "" : result.error().describe()));
    REQUIRE(result);
    return *result;
  }
  bool says(const char* what) const { return said.find(what) != std::string::npos; }
  Bytes held() const { return *read_file(options.bundle); }
  std::uint32_t number() const { return trust::open_bundle(held())->list.sequence; }
};

}  // namespace

TEST_CASE("newer lists are taken in; unchanged ones are asked for with their tags") {
  Bank bank("fetch-newer");
  CHECK(bank.fetch() == done);
  CHECK(bank.fetch() == done);
  CHECK(bank.server->unchanged() == 2);
  REQUIRE(certs::issue_again(bank.pki, bank.clock));
  CHECK(bank.fetch() == done);
  CHECK(bank.says("/v1/trust-list: newer"));
  CHECK(bank.says("/v1/status-list/CN-990000: newer"));
  CHECK(bank.held() == *read_file(bank.pki / "trust.cbor"));
  CHECK(bank.fetch() == done);
  CHECK(bank.server->unchanged() == 4);
}

TEST_CASE("an older list is refused and changes nothing, whatever tag it comes with") {
  Bank bank("fetch-older");
  const Bytes first = *read_file(bank.pki / "trust-list.cose");
  REQUIRE(certs::issue_again(bank.pki, bank.clock));
  CHECK(bank.fetch() == done);
  const Bytes before = bank.held();
  REQUIRE(write_file(bank.pki / "trust-list.cose", first));
  CHECK(bank.fetch() == behind);
  CHECK(bank.says("trust_list_rolled_back"));
  CHECK(bank.held() == before);
}

TEST_CASE("a bundle put back by hand is renewed, not taken for the newest by its old memory") {
  Bank bank("fetch-by-hand");
  const Bytes first = bank.held();
  REQUIRE(certs::issue_again(bank.pki, bank.clock));
  CHECK(bank.fetch() == done);
  REQUIRE(write_file(bank.options.bundle, first));
  CHECK(bank.fetch() == done);
  CHECK(bank.number() == 2);
}

TEST_CASE("without a network the lists at hand stay, and their age is said") {
  Bank bank("fetch-gone");
  const Bytes before = bank.held();
  bank.server.reset();
  bank.clock.set(bank.clock.now() + std::chrono::days{3});
  CHECK(bank.fetch() == behind);
  CHECK(bank.says("lists_unreachable"));
  CHECK(bank.says("3 days ago"));
  CHECK(bank.held() == before);
  bank.clock.set(bank.clock.now() + std::chrono::days{400});
  CHECK(bank.fetch() == too_old);
  CHECK(bank.says("TOO OLD"));
}

TEST_CASE("a second server stands in for the first") {
  Bank bank("fetch-second");
  bank.options.servers = {"https://localhost:1", bank.server->url()};
  REQUIRE(certs::issue_again(bank.pki, bank.clock));
  CHECK(bank.fetch() == done);
  CHECK(bank.number() == 2);
}

TEST_CASE("a server of another root, or that answers nonsense, changes nothing") {
  Bank bank("fetch-nonsense");
  const Bytes before = bank.held();
  const auto answers = [&](int status, const std::string& body) {
    bank.server->instead([=](const httplib::Request&, httplib::Response& response) {
      response.status = status;
      if (status == 302) response.set_header("Location", "/v1/elsewhere");
      response.set_content(body, "application/cose");
    });
    CHECK(bank.fetch() == behind);
    CHECK(bank.held() == before);
  };
  answers(200, "<html>");
  CHECK(bank.says("trust_list_malformed"));
  answers(200, std::string(trust::list_limit + 100, 'x'));
  CHECK(bank.says("list_too_large"));
  answers(302, "");
  CHECK(bank.says("HTTP 302"));
  answers(304, "");
  CHECK(bank.says("304 unasked"));
  answers(500, "");
  bank.options.authority = bank.pki / "issuer.pem";
  CHECK(bank.fetch() == behind);
  CHECK(bank.says("lists_unreachable"));
}

TEST_CASE("one renewal at a time; a wrong address or bundle is said") {
  Bank bank("fetch-wrong");
  std::ostringstream out;
  const auto code = [&] { return fetch_lists(bank.options, bank.clock, out).error().code; };
  {
    const auto other = fetch::BundleFile::open(bank.options.bundle);
    REQUIRE(other);
    CHECK(code() == failure::file_unwritable);
  }
  for (const char* url : {"http://localhost", "https://", "https://a/b", "https://a@b", "ftp://a"}) {
    bank.options.servers = {url};
    CHECK(code() == failure::settings_invalid);
  }
  bank.options.servers = {bank.server->url()};
  REQUIRE(write_file(bank.options.bundle, view("no bundle")));
  CHECK(code() == failure::trust_bundle_malformed);
  bank.options.bundle = bank.folder / "absent.cbor";
  CHECK(code() == failure::file_unreadable);
  CHECK_FALSE(fs::exists(bank.folder / "absent.cbor.lock"));
}

TEST_CASE("what is held is shown") {
  Bank bank("fetch-show");
  std::ostringstream out;
  CHECK(*show_lists(bank.options, bank.clock, out) == done);
  const std::string said = out.str();
  for (const char* part :
       {"Trust list: No. 1", "Status list of CN-990000: No. 1", "issuer CN-990000", "ES256", "current"})
    CHECK(said.find(part) != std::string::npos);
}

TEST_CASE("the command line") {
  CHECK(read_options({"fetch", "--from", "https://a", "--from", "https://b", "--bundle", "f"})->servers.size() == 2);
  CHECK(read_options({"show"})->bundle == "/etc/credit/trust.cbor");
  CHECK(read_options({"--help"})->what == Options::What::help);
  for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{
           {}, {"fetch"}, {"fetch", "--from"}, {"show", "--from", "https://a"}, {"sign"}, {"show", "--loud", "1"}})
    CHECK_FALSE(read_options(wrong));
}
