// The same printer behind a private cupsd: a scheduler's word is never enough, and the printer's troubles still show.
#include "tests/unit/print/print_support.h"

using namespace credit;
using namespace credit::print;
using namespace credit::tests;
using namespace std::chrono_literals;

namespace {

class Queue {
 public:
  explicit Queue(const std::string& printer) {
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process_.start(QStringLiteral(CREDIT_SOURCE_DIR "/tests/emulators/printer/run-queue"),
                   {QStringLiteral("--dir"), dir_.path(), QStringLiteral("--port"), QString::number(port_),
                    QStringLiteral("--printer"), QString::fromStdString(printer)});
    ready_ = process_.waitForReadyRead(20000) && process_.readAllStandardOutput().startsWith("ready");
  }
  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;
  ~Queue() {
    process_.terminate();
    process_.waitForFinished(10000);
  }
  bool ready() const { return ready_; }
  std::string uri() const { return "ipp://localhost:" + std::to_string(port_) + "/printers/report"; }

 private:
  QTemporaryDir dir_;
  quint16 port_ = free_port();
  QProcess process_;
  bool ready_ = false;
};

struct Bench {
  explicit Bench(bool counts_pages) : printer((need_application(), "ok")), queue(printer.uri()) {
    REQUIRE(printer.ready());
    REQUIRE(queue.ready());
    PrinterSettings settings = quick(queue.uri());
    settings.cancelling = 5s;  // cupsd asks the printer once a second
    settings.counts_pages = counts_pages;
    client = make_ipp_printer(settings);
  }
  EmulatedPrinter printer;
  Queue queue;
  std::unique_ptr<Printer> client;
  FollowedPrint print;
};

}  // namespace

TEST_CASE("a queue is not believed, neither its count nor its word") {
  Bench bench(GENERATE(true, false));
  bench.print.start(*bench.client, pdf_of(3), 3);
  REQUIRE(bench.print.settled());
  CHECK(bench.print.as<Unconfirmed>());
  CHECK(bench.printer.received() == 1);
}

TEST_CASE("the printer behind a queue") {
  Bench bench(false);
  SECTION("has a jam that is cleared") {
    bench.printer.set("jam");
    bench.print.start(*bench.client, pdf_of(3), 3);
    REQUIRE(spin_until([&] { return bench.print.met(Trouble::jam); }));
    bench.printer.set("ok");
    REQUIRE(bench.print.settled());
    CHECK(bench.print.as<Unconfirmed>());
  }
  SECTION("aborts, which a queue calls cancelled or, once in ten on a busy machine, completed") {
    bench.printer.set("abort");
    bench.print.start(*bench.client, pdf_of(3), 3);
    REQUIRE(bench.print.settled());
    CHECK((bench.print.as<Cancelled>() || bench.print.as<Unconfirmed>()));
  }
  SECTION("is made to cancel by the visitor") {
    bench.printer.set("slow");
    bench.print.start(*bench.client, pdf_of(9), 9);
    REQUIRE(spin_until([&] { return bench.printer.received() == 1; }));
    bench.client->cancel();
    REQUIRE(bench.print.settled());
    CHECK(bench.print.as<Cancelled>());
  }
}
