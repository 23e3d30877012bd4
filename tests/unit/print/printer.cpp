// The shipped printer code against an emulated IPP printer: what each trouble comes to, and that no job stays behind.
#include "base/failures/printing.h"
#include "tests/unit/print/print_support.h"

using namespace credit;
using namespace credit::print;
using namespace credit::tests;
using namespace std::chrono_literals;

namespace {

const int pages = 3;

struct Bench {
  explicit Bench(const char* mode = "ok") : emulated((need_application(), mode)) {
    REQUIRE(emulated.ready());
    settings = quick(emulated.uri());
  }
  void connect() {
    printer = make_ipp_printer(settings, [this](int count) { leftovers += count; });
  }
  void start() {
    if (!printer) connect();
    print.start(*printer, pdf, pages);
  }
  int jobs_inside() const {
    auto link = IppLink::open(settings);
    REQUIRE(link);
    return static_cast<int>(link->our_jobs()->size());
  }
  PrinterState ask() {
    std::optional<PrinterState> state;
    printer->ask([&](PrinterState s) { state = std::move(s); });
    REQUIRE(spin_until([&] { return state.has_value(); }, 3500));
    return *state;
  }

  EmulatedPrinter emulated;
  PrinterSettings settings;
  Bytes pdf = pdf_of(pages);
  std::unique_ptr<Printer> printer;
  FollowedPrint print;
  int leftovers = 0;
};

FailureCode code(const FollowedPrint& print) {
  REQUIRE(print.as<PrintFailed>());
  return print.as<PrintFailed>()->failure.code;
}

}  // namespace

TEST_CASE("printed: every page counted, the document byte for byte") {
  Bench bench;
  bench.start();
  REQUIRE(bench.print.settled());
  REQUIRE(bench.print.as<Printed>());
  CHECK(bench.print.as<Printed>()->pages == pages);
  CHECK(bench.print.reached(pages));
  CHECK(bench.emulated.received() == 1);
  CHECK(bench.emulated.document(1) == bench.pdf);
  CHECK(bench.jobs_inside() == 0);
}

TEST_CASE("a trouble shows, the job waits, and goes on when it is put right") {
  struct Row {
    const char* mode;
    Trouble trouble;
  };
  for (const Row& row : {Row{"jam", Trouble::jam}, Row{"empty", Trouble::paper_out}, Row{"cover", Trouble::cover_open},
                         Row{"spent", Trouble::toner_out}}) {
    INFO(row.mode);
    Bench bench(row.mode);
    bench.start();
    // The printer may stop between the question after the job and the one after its state: the next round has both.
    REQUIRE(spin_until([&] { return bench.print.met(row.trouble) && bench.print.reached(1); }));
    CHECK_FALSE(bench.print.outcome);
    CHECK(bench.print.progress.back().pages_done == 1);
    bench.emulated.set("ok");
    REQUIRE(bench.print.settled());
    CHECK(bench.print.as<Printed>());
    CHECK(bench.print.progress.back().troubles.empty());
  }
}

TEST_CASE(
    "paper out until patience ends: failed with the missing page, the job taken back, the next one refused at once") {
  Bench bench("empty");
  bench.settings.patience = 1500ms;
  bench.start();
  REQUIRE(bench.print.settled());
  CHECK(code(bench.print) == failure::paper_out);
  CHECK(bench.print.as<PrintFailed>()->page == 2);

  FollowedPrint second;
  second.start(*bench.printer, bench.pdf, pages);
  REQUIRE(second.settled());
  CHECK(code(second) == failure::paper_out);
  CHECK(second.as<PrintFailed>()->page == 1);

  bench.emulated.set("ok");  // refilled: nothing may come out by itself
  REQUIRE(spin_until([&] { return bench.jobs_inside() == 0; }));
  CHECK(bench.emulated.received() == 1);
}

TEST_CASE("aborted by the printer") {
  Bench bench("abort");
  bench.start();
  REQUIRE(bench.print.settled());
  CHECK(code(bench.print) == failure::print_aborted);
  CHECK(bench.print.as<PrintFailed>()->page == 2);
}

TEST_CASE("cancelled by the visitor: no progress afterwards, one outcome, no job inside") {
  Bench bench("slow");
  bench.start();
  REQUIRE(spin_until([&] { return bench.print.reached(1); }));
  bench.printer->cancel();
  const auto told = bench.print.progress.size();
  REQUIRE(bench.print.settled());
  REQUIRE(bench.print.as<Cancelled>());
  CHECK(bench.print.as<Cancelled>()->pages_seen >= 1);
  CHECK(bench.print.progress.size() == told);
  CHECK(bench.print.outcomes == 1);
  CHECK(spin_until([&] { return bench.jobs_inside() == 0; }));
}

TEST_CASE("cancelled at the printer") {
  Bench bench("slow");
  bench.start();
  REQUIRE(spin_until([&] { return bench.print.reached(1); }));
  CHECK(*settle_leftovers(bench.settings) == 1);
  REQUIRE(bench.print.settled());
  CHECK(bench.print.as<Cancelled>());
}

TEST_CASE("printer off before the job") {
  need_application();
  const auto printer = make_ipp_printer(quick("ipp://localhost:" + std::to_string(free_port()) + "/ipp/print"));
  FollowedPrint print;
  print.start(*printer, pdf_of(1), 1);
  REQUIRE(print.settled());
  CHECK(code(print) == failure::printer_off);
}

TEST_CASE("power lost in the middle of a job is never called printed") {
  Bench bench("vanish");
  bench.settings.silence = 800ms;
  bench.start();
  REQUIRE(bench.print.settled());
  REQUIRE(bench.print.as<Unconfirmed>());
  CHECK(bench.print.as<Unconfirmed>()->pages_seen <= 1);  // the power may go before anybody has asked for the count
  CHECK(bench.print.met(Trouble::offline));
  CHECK_FALSE(bench.ask().reachable);
  bench.emulated.set("ok");
  REQUIRE(spin_until([&] { return bench.ask().reachable; }));
  CHECK(bench.emulated.received() == 1);
}

TEST_CASE("a printer that does not count") {
  Bench bench("mute");
  SECTION("is not believed") {
    bench.start();
    REQUIRE(bench.print.settled());
    CHECK(bench.print.as<Unconfirmed>());
  }
  SECTION("unless its model is known not to") {
    bench.settings.counts_pages = false;
    bench.start();
    REQUIRE(bench.print.settled());
    CHECK(bench.print.as<Printed>());
  }
}

TEST_CASE("completed with a page short is unconfirmed") {
  Bench bench("short");
  bench.start();
  REQUIRE(bench.print.settled());
  REQUIRE(bench.print.as<Unconfirmed>());
  CHECK(bench.print.as<Unconfirmed>()->pages_seen == 2);
}

TEST_CASE("one job at a time") {
  Bench bench("slow");
  bench.start();
  FollowedPrint second;
  second.start(*bench.printer, bench.pdf, pages);
  REQUIRE(second.settled());
  CHECK(code(second) == failure::printer_busy);
  REQUIRE(bench.print.settled());
  CHECK(bench.print.as<Printed>());
  CHECK(bench.emulated.received() == 1);
}

TEST_CASE("a printer busy with somebody else's job is waited for, within limits") {
  Bench bench("slow");
  PrinterSettings theirs = bench.settings;
  theirs.user = "somebody-else";
  const auto other = make_ipp_printer(theirs, [](int) {});
  FollowedPrint their_print;
  their_print.start(*other, bench.pdf, pages);
  REQUIRE(spin_until([&] { return their_print.reached(1); }));
  SECTION("until it is free") {
    bench.start();
    REQUIRE(bench.print.settled());
    CHECK(their_print.as<Printed>());
    CHECK(bench.print.as<Printed>());
    CHECK(bench.emulated.received() == 2);
  }
  SECTION("not for ever") {
    bench.settings.busy = 100ms;
    bench.start();
    REQUIRE(bench.print.settled());
    CHECK(code(bench.print) == failure::printer_busy);
  }
  SECTION("not once the visitor has had enough") {
    bench.start();
    CHECK_FALSE(spin_until([&] { return bench.print.outcome.has_value(); }, 200));
    bench.printer->cancel();
    REQUIRE(bench.print.settled());
    CHECK(bench.print.as<Cancelled>());
  }
}

TEST_CASE("a job of an earlier run is taken out before anything else") {
  Bench bench;
  REQUIRE(IppLink::open(bench.settings)->create_job("20261122143005LEFT0000", 1));
  CHECK(bench.jobs_inside() == 1);
  bench.connect();
  SECTION("at the first answer") {
    CHECK(bench.ask().reachable);
    REQUIRE(spin_until([&] { return bench.leftovers > 0; }));
  }
  SECTION("before the first job") {
    bench.start();
    REQUIRE(bench.print.settled());
    CHECK(bench.print.as<Printed>());
  }
  CHECK(bench.leftovers == 1);
  CHECK(bench.jobs_inside() == 0);
}

TEST_CASE("the end of the program takes the job along") {
  Bench bench("slow");
  bench.start();
  REQUIRE(spin_until([&] { return bench.print.reached(1); }));
  bench.printer.reset();
  CHECK(spin_until([&] { return bench.jobs_inside() == 0; }));
  CHECK(bench.print.outcomes == 0);
}

TEST_CASE("state: supplies, and an answer within three seconds whatever happens") {
  Bench bench("toner");
  bench.start();
  REQUIRE(bench.print.settled());
  CHECK(bench.print.as<Printed>());
  const PrinterState state = bench.ask();
  CHECK(state.reachable);
  CHECK(state.accepting);
  CHECK(state.troubles == std::vector<Trouble>{Trouble::toner_low});
  CHECK_FALSE(state.blocks_printing());

  QTcpServer deaf;  // takes the connection and never says a word
  REQUIRE(deaf.listen(QHostAddress::LocalHost, 0));
  bench.settings.uri = "ipp://127.0.0.1:" + std::to_string(deaf.serverPort()) + "/ipp/print";
  bench.connect();
  CHECK_FALSE(bench.ask().reachable);
}
