// Reasons, patience and settings.
#include "base/failures/common.h"
#include "base/failures/printing.h"
#include "kiosk/print/patience.h"
#include "kiosk/print/trouble.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::print;
using namespace std::chrono_literals;
using Troubles = std::vector<Trouble>;

TEST_CASE("a reason is known by its prefix, whatever its suffix") {
  for (const std::string suffix : {"", "-report", "-warning", "-error"}) {
    CHECK(read_reasons({"media-empty" + suffix}, {}) == Troubles{Trouble::paper_out});
    CHECK(read_reasons({"media-needed" + suffix}, {}) == Troubles{Trouble::paper_out});
    CHECK(read_reasons({"media-low" + suffix}, {}) == Troubles{Trouble::paper_low});
    CHECK(read_reasons({"media-jam" + suffix}, {}) == Troubles{Trouble::jam});
    CHECK(read_reasons({"cover-open" + suffix}, {}) == Troubles{Trouble::cover_open});
    CHECK(read_reasons({"door-open" + suffix}, {}) == Troubles{Trouble::cover_open});
    CHECK(read_reasons({"toner-empty" + suffix}, {}) == Troubles{Trouble::toner_out});
    CHECK(read_reasons({"toner-low" + suffix}, {}) == Troubles{Trouble::toner_low});
    CHECK(read_reasons({"output-area-full" + suffix}, {}) == Troubles{Trouble::output_full});
    CHECK(read_reasons({"paused" + suffix}, {}) == Troubles{Trouble::paused});
    CHECK(read_reasons({"offline" + suffix}, {}) == Troubles{Trouble::offline});
  }
  CHECK(read_reasons({"none"}, {}).empty());
  CHECK(read_reasons({"wifi-not-configured-report"}, {}).empty());
  CHECK(read_reasons({"fuser-over-temp-error"}, {}) == Troubles{Trouble::other});
  CHECK(read_reasons({"media-empty-error", "media-needed-error", "media-jam"}, {}) ==
        Troubles{Trouble::paper_out, Trouble::jam});
}

TEST_CASE("a reason a model always shows can be ignored, word for word") {
  CHECK(read_reasons({"media-empty-report"}, {"media-empty-report"}).empty());
  CHECK(read_reasons({"media-empty-error"}, {"media-empty-report"}) == Troubles{Trouble::paper_out});
}

TEST_CASE("what blocks printing") {
  CHECK(PrinterState{}.blocks_printing());
  CHECK(PrinterState{true, false, {}, {}}.blocks_printing());
  CHECK_FALSE(PrinterState{true, true, {Trouble::toner_low, Trouble::paper_low}, 4}.blocks_printing());
  CHECK(PrinterState{true, true, {Trouble::toner_low, Trouble::jam}, 4}.blocks_printing());
  CHECK(why_blocked(PrinterState{}).code == failure::printer_off);
  CHECK(why_blocked({true, false, {}, {}}).code == failure::printer_paused);
  CHECK(why_blocked({true, true, {Trouble::toner_low, Trouble::jam}, {}}).code == failure::paper_jam);
  CHECK(why_blocked({true, true, {Trouble::other}, {}}).code == failure::printer_trouble);
}

TEST_CASE("patience ends with a reason") {
  PrinterSettings settings;
  settings.patience = 180s;
  settings.silence = 15s;
  const Patience::Time start{};
  const PrinterState fine{true, true, {}, {}};
  const PrinterState empty{true, true, {Trouble::paper_out}, {}};
  Patience patience(settings, start);
  patience.seen(start, fine, 0);
  CHECK_FALSE(patience.spent(start + 179s));
  CHECK(patience.spent(start + 180s)->code == failure::print_stalled);
  patience.seen(start + 170s, fine, 1);  // a page came
  CHECK_FALSE(patience.spent(start + 349s));
  patience.seen(start + 200s, empty, 1);
  patience.seen(start + 379s, empty, 1);
  CHECK_FALSE(patience.spent(start + 379s));
  CHECK(patience.spent(start + 380s)->code == failure::paper_out);
  patience.seen(start + 381s, fine, 1);  // refilled
  CHECK_FALSE(patience.spent(start + 382s));
  patience.no_answer();
  CHECK_FALSE(patience.spent(start + 395s));
  CHECK(patience.spent(start + 396s)->code == failure::printer_gone);
  patience.seen(start + 397s, fine, 2);
  CHECK_FALSE(patience.spent(start + 398s));
}

static Result<PrinterSettings> settings_of(const char* toml) {
  const auto settings = Settings::parse(toml);
  REQUIRE(settings);
  return read_printer_settings(*settings);
}

TEST_CASE("settings") {
  const auto all = settings_of(
      "[printer]\nuri='ipps://printer.example:631/ipp/print'\ntwo_sided=true\ncounts_pages=false\n"
      "ignored_reasons='media-empty-report  toner-low-report'\npatience_seconds=60\n");
  REQUIRE(all);
  CHECK(all->two_sided);
  CHECK_FALSE(all->counts_pages);
  CHECK(all->ignored_reasons == std::vector<std::string>{"media-empty-report", "toner-low-report"});
  CHECK(all->patience == 60s);
  CHECK(settings_of("[printer]\nuri='ipp://localhost/printers/report'\n")->poll == 250ms);
  for (const char* wrong : {"", "[printer]\nuri='http://localhost/'\n", "[printer]\nuri='printer'\n",
                            "[printer]\nuri='ipp://localhost/'\npatience_seconds=0\n"}) {
    const auto result = settings_of(wrong);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == failure::settings_invalid);
  }
}
