// What an operator may set, and what is said when a pen slips.
#include "kiosk/app/settings.h"

#include "base/failures/common.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::app;

namespace {

const std::string whole = R"(
[kiosk]
id = "K-0001"
[screen]
mode = "window"
rotation = 90
[devices]
socket = "/run/credit-devices/socket"
user = "credit-devices"
[printer]
uri = "ipp://localhost/ipp/print"
[seal]
key = "seal.key"
certificate = "seal.pem"
url = "v.credit.example.cn/s"
[trust]
bundle = "trust.cbor"
[report]
editions = "editions"
look = "looks/default"
fonts = "/a.otf /b.ttc#2"
[folders]
journal = "journal"
state = "state"
)";

Result<AppSettings> read(const std::string& toml) {
  CREDIT_TRY(const auto settings, Settings::parse(toml));
  return read_app_settings(settings);
}

std::string without(std::string toml, const std::string& line) {
  const auto place = toml.find(line);
  REQUIRE(place != std::string::npos);
  return toml.erase(place, line.size());
}

}  // namespace

TEST_CASE("a whole file is read") {
  const auto settings = read(whole);
  REQUIRE(settings);
  CHECK(settings->kiosk == "K-0001");
  CHECK(settings->screen == ScreenMode::window);
  CHECK(settings->rotation == 90);
  REQUIRE(settings->fonts.size() == 2);
  CHECK(settings->fonts[1].file == "/b.ttc");
  CHECK(settings->fonts[1].index == 2);
}

TEST_CASE("a seal key in a file is admitted in so many words, or not at all") {
  CHECK(read(whole)->key_files == signers::KeyFiles::refused);
  auto toml = whole;
  toml.replace(toml.find("key = \"seal.key\""), 16, "key = \"seal.key\"\nadmit_key_file = true");
  CHECK(read(toml)->key_files == signers::KeyFiles::admitted);
}

TEST_CASE("the screen fills the glass and Debian's fonts are used unless something else is said") {
  auto toml =
      without(without(without(whole, "mode = \"window\"\n"), "rotation = 90\n"), "fonts = \"/a.otf /b.ttc#2\"\n");
  const auto settings = read(toml);
  REQUIRE(settings);
  CHECK(settings->screen == ScreenMode::full_screen);
  CHECK(settings->fonts.size() == render::FontShelf::debian_faces().size());
}

TEST_CASE("each missing key is named") {
  const std::string line = GENERATE(
      "id = \"K-0001\"\n", "socket = \"/run/credit-devices/socket\"\n", "user = \"credit-devices\"\n",
      "key = \"seal.key\"\n", "certificate = \"seal.pem\"\n", "bundle = \"trust.cbor\"\n", "editions = \"editions\"\n",
      "look = \"looks/default\"\n", "journal = \"journal\"\n", "state = \"state\"\n");
  const auto settings = read(without(whole, line));
  REQUIRE_FALSE(settings);
  CHECK(settings.error().code == failure::settings_invalid);
  CHECK(settings.error().detail.find(line.substr(0, line.find(' '))) != std::string::npos);
}

TEST_CASE("an address that leaves the largest seal no room on the paper is refused at the start") {
  const auto with = [](std::size_t size) {
    auto toml = whole;
    const std::string usual = "v.credit.example.cn/s";
    return read(toml.replace(toml.find(usual), usual.size(), std::string(size - 2, 'v') + "/s"));
  };
  std::size_t longest = 21;
  while (with(longest + 1)) ++longest;
  CHECK(longest == 31);
  const auto refused = with(longest + 1);
  CHECK(refused.error().code == failure::settings_invalid);
  CHECK(refused.error().detail.find("seal.url") != std::string::npos);
}

TEST_CASE("a value out of range is refused") {
  auto toml = whole;
  SECTION("a rotation between the sides") { toml.replace(toml.find("rotation = 90"), 13, "rotation = 45"); }
  SECTION("an unknown mode") { toml.replace(toml.find("\"window\""), 8, "\"tiled\""); }
  SECTION("a face without a number") { toml.replace(toml.find("#2"), 2, "#x"); }
  const auto settings = read(toml);
  REQUIRE_FALSE(settings);
  CHECK(settings.error().code == failure::settings_invalid);
}
