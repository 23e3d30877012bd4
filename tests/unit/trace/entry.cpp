// Lines of a trace: what is written is what is read.
#include "drivers/trace/entry.h"

#include "drivers/trace/replaying_bus.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::trace;

TEST_CASE("every entry is read as it was written") {
  Entry entry;
  entry.at = 1234;
  entry.port = "1-2.3";
  for (int what = 0; what <= static_cast<int>(What::closed); ++what) {
    entry.what = static_cast<What>(what);
    entry.transfer = 7;
    entry.endpoint = 0x81;
    entry.room = 64;
    entry.deadline = 500;
    entry.end = usb::End::stalled;
    entry.data = {0xAA, 0x00, 0xFF};
    entry.vid = 0x0400;
    entry.pid = 0xC35A;
    entry.interface = {1, 3, 0, 0, {{0x02, usb::Flow::bulk, 64}, {0x81, usb::Flow::interrupt, 64}}};
    entry.failure = "reader_busy";
    const auto line = to_line(entry);
    INFO(line);
    CHECK(line.find('\n') == std::string::npos);
    const auto read = from_line(line);
    REQUIRE(read);
    CHECK(to_line(*read) == line);
    CHECK(read->what == entry.what);
  }
}

TEST_CASE("lines nobody wrote are refused in words") {
  for (const char* line : {"", "{}", "[]", "{\"what\":\"danced\"}", "{\"what\":\"end\",\"data\":\"0\"}",
                           "{\"what\":\"end\",\"end\":\"well\"}", "{\"what\":"})
    CHECK_FALSE(from_line(line));
  CHECK(is_heading(heading()));
  CHECK_FALSE(is_heading("{\"credit-devices trace\":2}"));
  CHECK(load("/no/such/trace").error().find("not a trace") != std::string::npos);
}
