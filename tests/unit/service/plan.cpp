// The settings: the sample says the defaults, and what cannot be meant is refused by name.
#include "drivers/service/plan.h"

#include <regex>

#include "base/failures/common.h"
#include "base/file.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::devices;

namespace {

Result<Plan> planned(const std::string& toml) {
  const auto settings = Settings::parse(toml);
  if (!settings) return tl::unexpected(settings.error());
  return plan_of(*settings);
}

std::string sample() {
  const auto bytes = read_file(CREDIT_SOURCE_DIR "/drivers/service/devices.toml", 1 << 16);
  REQUIRE(bytes);
  auto text = std::string(text_view(*bytes));
  const std::string user = "client_user = \"credit-kiosk\"";
  REQUIRE(text.find(user) != std::string::npos);
  return text.replace(text.find(user), user.size(), "client_user = \"root\"");
}

}  // namespace

TEST_CASE("the sample is the defaults") {
  const auto said = planned(sample()), unsaid = planned("[devices]\nclient_user = \"root\"\n");
  REQUIRE(said);
  REQUIRE(unsaid);
  const auto& a = said->devices;
  const auto& b = unsaid->devices;
  CHECK(a.reader.timing.poll == b.reader.timing.poll);
  CHECK(a.reader.timing.slow == b.reader.timing.slow);
  CHECK(a.reader.timing.find == b.reader.timing.find);
  CHECK(a.reader.timing.select == b.reader.timing.select);
  CHECK(a.reader.timing.read == b.reader.timing.read);
  CHECK(a.reader.timing.module == b.reader.timing.module);
  CHECK(a.reader.timing.revive == b.reader.timing.revive);
  CHECK(a.reader.timing.device_reset == b.reader.timing.device_reset);
  CHECK(a.reader.timing.left_behind == b.reader.timing.left_behind);
  CHECK(a.reader.timing.left_behind_again == b.reader.timing.left_behind_again);
  CHECK_FALSE(a.reader.serial);
  CHECK(a.reader.plugins.empty());
  CHECK(a.reader.photo.time == b.reader.photo.time);
  const auto &c = a.scanner.settings, &d = b.scanner.settings;
  CHECK(c.cdc_acm.suffix == d.cdc_acm.suffix);
  CHECK(c.cdc_acm.ending == d.cdc_acm.ending);
  CHECK(c.cdc_acm.quiet == d.cdc_acm.quiet);
  CHECK(c.cdc_acm.aim_prefix == d.cdc_acm.aim_prefix);
  CHECK(c.cdc_acm_baud == d.cdc_acm_baud);
  CHECK(c.part == d.part);
  CHECK(c.key == d.key);
  CHECK(c.retry == d.retry);
  CHECK(c.retry_most == d.retry_most);
  CHECK(said->server.path == unsaid->server.path);
  CHECK(said->server.mode == unsaid->server.mode);
}

TEST_CASE("every key the program asks for stands in the sample") {
  // A sample with a key nobody asks for is refused above; here it is the other way round.
  const auto text = sample();
  std::set<std::string> keys;
  for (const char* file : {"/drivers/service/plan.cpp", "/drivers/service/scanner_plan.cpp"}) {
    const auto source = read_file(std::string(CREDIT_SOURCE_DIR) + file, 1 << 16);
    REQUIRE(source);
    const std::regex key("\"(devices|reader|photo|scanner)\\.([a-z_]+)\"");
    const auto code = std::string(text_view(*source));
    for (std::sregex_iterator at(code.begin(), code.end(), key); at != std::sregex_iterator(); ++at)
      keys.insert((*at)[2]);
  }
  CHECK(keys.size() > 25);
  for (const auto& key : keys) {
    INFO(key);
    CHECK(text.find("\n" + key + " = ") != std::string::npos);
  }
}

TEST_CASE("lists of scanners and plug-ins") {
  const auto plan = planned(
      "[scanner]\nlines = \"/dev/ttyS0 1-2.3\"\nline_baud = 19200\nsuffix = \"cr\"\nkeyboards = \"1eab:0d00\"\n"
      "serial_ids = \"1A86:7523 05e0:0600\"\nseal_urls = \"v.credit.example.cn/s w.credit.example.cn/s\"\n"
      "[reader]\nserial = \"/dev/ttyS1\"\nserial_baud = 57600\n[reader_plugins]\n\"261a:0007\" = \"/opt/plugin\"\n");
  REQUIRE(plan);
  const auto& scanner = plan->devices.scanner.settings;
  REQUIRE(scanner.lines.size() == 2);
  CHECK(scanner.lines[1].place == "1-2.3");
  CHECK(scanner.lines[0].baud == 19200);
  CHECK(scanner.lines[0].framing.suffix == scanner::Suffix::cr);
  REQUIRE(scanner.more.size() == 3);
  CHECK(scanner.more[0].transport == usb::Transport::hid_keyboard);
  CHECK(scanner.more[1].vid == 0x1A86);
  CHECK(plan->devices.reader.plugins.at("261a:0007") == "/opt/plugin");
  CHECK(plan->devices.reader.serial->baud == 57600);
}

TEST_CASE("what cannot be meant is refused") {
  for (const char* wrong : {
           "[scanner]\nkeyboards = \"1eab:0d0g\"\n",
           "[scanner]\nkeyboards = \"1eab:0000\"\n",
           "[scanner]\nserial_ids = \"1eab\"\n",
           "[scanner]\nsuffix = \"tab\"\n",
           "[scanner]\nending = \"soon\"\n",
           "[scanner]\ncdc_baud = 115201\n",
           "[scanner]\nquiet_ms = 1\n",
           "[scanner]\nseal_urls = \"https://v.credit.example.cn/s\"\n",
           "[reader_plugins]\n\"0400:c35a\" = \"/plugin\"\n",
           "[reader_plugins]\n\"261a:0007\" = \"plugin\"\n",
           "[photo]\ndecoder = \"decoder\"\n",
           "[reader]\nserial = \"/dev/ttyS0\"\nserial_baud = 12345\n",
           "[reader]\npoll_ms = 299\n",
           "[readers]\n\nx = 1\n",
       }) {
    INFO(wrong);
    const auto plan = planned(wrong);
    REQUIRE_FALSE(plan);
    CHECK(plan.error().code == failure::settings_invalid);
  }
}

TEST_CASE("root may watch; whom the settings name may ask") {
  const auto plan = planned("[devices]\nclient_user = \"root\"\n");
  CHECK(plan->server.allowed_uids == std::set<unsigned>{0});
  CHECK(plan->server.observer_uids.contains(0));
  CHECK(planned("")->server.allowed_uids.empty());
}
