#include "base/settings.h"

#include "base/bytes.h"
#include "base/failures/common.h"
#include "base/file.h"
#include "tests/support/catch.h"

using namespace credit;

namespace {
constexpr const char* text = "[platform]\nurl = 'https://localhost'\nport = 8443\nstrict = true\n";
}

TEST_CASE("settings are typed") {
  const auto settings = Settings::parse(text);
  REQUIRE(settings);
  CHECK(*settings->text("platform.url") == "https://localhost");
  CHECK(*settings->number("platform.port", 1, 65535) == 8443);
  CHECK(*settings->flag("platform.strict"));
  CHECK(settings->path("platform.url")->string() == "https://localhost");
  CHECK(settings->all_known());
}

TEST_CASE("a missing setting falls back only where it may") {
  const auto settings = *Settings::parse(text);
  CHECK(*settings.text("platform.absent", "x") == "x");
  CHECK(*settings.number("platform.absent", 0, 9, 5) == 5);
  CHECK_FALSE(*settings.flag("platform.absent", false));
  CHECK(settings.text("platform.absent").error().code == failure::settings_invalid);
  CHECK(settings.number("platform.absent", 0, 9).error().code == failure::settings_invalid);
  CHECK(settings.flag("platform.absent").error().code == failure::settings_invalid);
}

TEST_CASE("a wrong type or range is an error, fallback or not") {
  const auto settings = *Settings::parse(text);
  CHECK_FALSE(settings.text("platform.port", "x"));
  CHECK_FALSE(settings.number("platform.url", 0, 9, 5));
  CHECK_FALSE(settings.number("platform.port", 0, 8442, 5));
  CHECK_FALSE(settings.number("platform.port", 8444, 9000, 8500));
  CHECK_FALSE(settings.flag("platform.port", true));
}

TEST_CASE("a setting nobody asked for is a slip of the pen") {
  const auto settings = *Settings::parse(text);
  static_cast<void>(settings.text("platform.url"));
  const auto known = settings.all_known();
  REQUIRE_FALSE(known);
  CHECK(known.error().code == failure::settings_invalid);
  CHECK(known.error().detail.find("platform.") != std::string::npos);
}

TEST_CASE("what is no settings file is refused") {
  for (const char* bad : {"[", "a = 1", "[a]\nb = 1.5", "[a]\nb = [1]", "[a]\nb = 2026-11-22", "[a]\nb = 1\nb = 2",
                          "[a]\nb = '\xFF'", "[a.b]\nc = 1"})
    CHECK(Settings::parse(bad).error().code == failure::settings_invalid);
  CHECK(Settings::parse(""));
  CHECK(Settings::load("/nonexistent/settings.toml").error().code == failure::file_unreadable);
}
