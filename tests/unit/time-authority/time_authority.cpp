// The way to an authority over HTTP, against one made of the openssl command; and the settings that name it.
#include <QCoreApplication>
#include <chrono>
#include <cstdlib>

#include "base/failures/common.h"
#include "base/failures/time-stamp.h"
#include "base/file.h"
#include "kiosk/time_stamp/http_time_stamper.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::time_authority;

namespace {

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  REQUIRE(value != nullptr);
  return value;
}

std::string section(const std::string& path, const std::string& more = {}) {
  return "[pdf]\ntime_stamp = \"required\"\ntime_stamp_url = \"" + from_environment("TIME_AUTHORITY_URL") + path +
         "\"\ntime_stamp_anchor = \"" + from_environment("TIME_AUTHORITY_ROOT") + "\"\n" + more;
}

Result<std::optional<StampSettings>> read(const std::string& toml) {
  CREDIT_TRY(const auto settings, Settings::parse(toml));
  return read_stamp_settings(settings);
}

StampSettings settings_for(const std::string& path) {
  auto settings = read(section(path, "time_stamp_limit_seconds = 1"));
  if (!settings) FAIL(settings.error().describe());
  REQUIRE(settings->has_value());
  return std::move(**settings);
}

struct Fixture {
  int argc = 1;
  char name[6] = "stamp";
  char* argv[2] = {name, nullptr};
  QCoreApplication app{argc, argv};
};

Result<Bytes> stamped(const StampSettings& settings) {
  const auto way = make_http_time_stamper(settings);
  return time_stamp::stamp(view("a signature"), *way, settings.rules, SystemClock().now());
}

}  // namespace

TEST_CASE_METHOD(Fixture, "openssl's authority stamps a signature, and what it says is believed") {
  const auto settings = settings_for("/tsa");
  const auto token = stamped(settings);
  if (!token) FAIL(token.error().describe());
  const auto stamp = time_stamp::check_token(*token, view("a signature"), settings.rules.anchors);
  REQUIRE(stamp);
  CHECK(stamp->proven);
  CHECK(stamp->authority == "CN=Test time authority");
}

TEST_CASE_METHOD(Fixture, "silence, a refusal, a page, another place, too much, nobody: the stamp is unavailable") {
  for (const char* path : {"/silent", "/refuse", "/page", "/missing", "/moved", "/large"}) {
    INFO(path);
    const auto begun = std::chrono::steady_clock::now();
    const auto token = stamped(settings_for(path));
    REQUIRE_FALSE(token);
    INFO(token.error().describe());
    CHECK(token.error().code == failure::time_stamp_unavailable);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));
  }
  auto nobody = settings_for("/tsa");
  nobody.url = "http://127.0.0.1:9/tsa";
  CHECK(stamped(nobody).error().code == failure::time_stamp_unavailable);
}

TEST_CASE("off is the default; what is required is named whole") {
  CHECK_FALSE(read("")->has_value());
  CHECK_FALSE(read("[pdf]\ntime_stamp = \"off\"\n")->has_value());
  const auto settings = read(section("/tsa", "time_stamp_policy = \"1.2.3\"\n"));
  REQUIRE(settings);
  CHECK((*settings)->limit == std::chrono::seconds(5));
  CHECK((*settings)->rules.policy == "1.2.3");
  CHECK((*settings)->rules.anchors.size() == 1);
  const auto anchor = "time_stamp_anchor = \"" + from_environment("TIME_AUTHORITY_ROOT") + "\"\n";
  const std::string url = "time_stamp_url = \"http://a.example/\"\n", required = "[pdf]\ntime_stamp = \"required\"\n";
  CHECK(read(required + url + anchor));
  for (const auto& wrong :
       {std::string("[pdf]\ntime_stamp = \"sometimes\"\n"), required, required + url, required + anchor,
        required + anchor + "time_stamp_url = \"ftp://a.example/\"\n", required + anchor + "time_stamp_url = \"a\"\n",
        required + url + "time_stamp_anchor = \"/nothing/here\"\n",
        required + url + "time_stamp_anchor = \"/etc/hostname\"\n",
        required + url + anchor + "time_stamp_limit_seconds = 0\n",
        required + url + anchor + "time_stamp_policy = \"one\"\n",
        required + url + anchor + "time_stamp_policy = \"1..2\"\n"}) {
    INFO(wrong);
    const auto settings_read = read(wrong);
    REQUIRE_FALSE(settings_read);
    CHECK(settings_read.error().code == failure::settings_invalid);
  }
}
