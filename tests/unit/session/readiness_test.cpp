// A machine takes visitors only when all it needs answers, and comes back by itself.
#include "kiosk/session/readiness.h"

#include "base/failures/platform.h"
#include "base/failures/trust.h"
#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;
using credit::session::test::World;

namespace {

struct AskedPlatform final : platform_client::Client {
  std::optional<Failure> trouble;
  void offer(platform_client::Answer<platform_client::Offer> answer) override {
    if (trouble) return answer(tl::unexpected(*trouble));
    answer(*test::sample_offer());
  }
  void open_visit(platform_client::VisitRequest, platform_client::Answer<platform_client::VisitToken>) override {}
  void issue(const platform_client::VisitToken&, platform_client::ReportRequest,
             platform_client::Answer<platform_client::IssuedReport>) override {}
  void tell_outcome(const platform_client::VisitToken&, platform_client::OutcomeReport,
                    platform_client::Answer<bool>) override {}
  void take_licence(const platform_client::VisitToken&, Personal<std::string>,
                    platform_client::Answer<platform_client::VisitSubject>) override {}
  void invite_licence(const platform_client::VisitToken&,
                      platform_client::Answer<platform_client::LicenceInvitation>) override {}
  void collect_licence(const platform_client::VisitToken&,
                       platform_client::Answer<std::optional<platform_client::VisitSubject>>) override {}
  void close_visit(const platform_client::VisitToken&, platform_client::Answer<bool>) override {}
  void sheet(const platform_client::VisitToken&, platform_client::SheetRequest,
             platform_client::Answer<platform_client::Sheet>) override {}
  void object(const platform_client::VisitToken&, platform_client::ObjectionRequest,
              platform_client::Answer<platform_client::Sheet>) override {}
  std::vector<std::string> asked;
  void list(const trust::ListRequest& request, platform_client::Answer<trust::ListAnswer> answer) override {
    asked.push_back(request.path);
    answer(trust::ListAnswer{200, {}, {1}});
  }
  void send_code(const platform_client::VisitToken&, platform_client::Answer<platform_client::CodeSent>) override {}
  void answer_code(const platform_client::VisitToken&, const Personal<std::string>&,
                   platform_client::Answer<bool>) override {}
  void ask_desk(const platform_client::VisitToken&, platform_client::Answer<std::string>) override {}
  void check_state(const platform_client::VisitToken&, platform_client::Answer<platform_client::CheckState>) override {}
  std::vector<platform_client::MachineState> told;
  void tell_state(const platform_client::MachineState& state, platform_client::Answer<bool>) override {
    told.push_back(state);
  }
  void cancel_all() override {}
};

struct AskedPrinter final : print::Printer {
  print::PrinterState state{true, true, {}, {}};
  void ask(std::function<void(print::PrinterState)> answer) override { answer(state); }
  void print(print::Job, std::function<void(print::Progress)>, std::function<void(print::Outcome)>) override {}
  void cancel() override {}
};

struct FakeTrust final : TrustKeeper {
  std::optional<Failure> trouble, renewal_trouble;
  std::vector<trust::ListRequest> round;
  std::size_t taken = 0;
  Status ready() override {
    if (trouble) return tl::unexpected(*trouble);
    return {};
  }
  void begin_round() override {
    round = {{"/v1/trust-list", {}}, {"/v1/status-list/CN-990000", {}}};
    taken = 0;
  }
  const trust::ListRequest* next() const override { return taken < round.size() ? &round[taken] : nullptr; }
  Result<trust::Taken> take(const Result<trust::ListAnswer>&) override {
    ++taken;
    if (renewal_trouble) return tl::unexpected(*renewal_trouble);
    return trust::Taken::newer;
  }
};

devices::DeviceChanged reader_is(devices::DeviceState state, const char* port = "1-2") {
  devices::DeviceChanged device;
  device.state = state;
  device.port = port;
  return device;
}

struct Hall {
  World world;
  AskedPlatform platform;
  AskedPrinter printer;
  FakeTrust trust;
  Readiness readiness{world.visit, platform, printer, trust, world.journal};

  void begin_well() {
    world.visit.start();
    readiness.device_event(reader_is(devices::DeviceState::ready));
    readiness.look();
    world.until_attract();
  }
};

}  // namespace

TEST_CASE("nobody is invited before everything has answered") {
  Hall hall;
  hall.world.visit.start();
  hall.readiness.look();
  CHECK(hall.world.view.screen() == VisitView::Screen::OutOfService);
  CHECK(hall.world.view.failureCode() == QStringLiteral("kiosk_starting"));
  hall.readiness.device_event(reader_is(devices::DeviceState::ready));
  CHECK(hall.world.view.screen() == VisitView::Screen::Attract);
}

TEST_CASE("a reader that never answered is missing, once the start is over") {
  Hall hall;
  hall.world.visit.start();
  hall.readiness.look();
  hall.readiness.end_of_start();
  CHECK(hall.world.view.failureCode() == QStringLiteral("reader_absent"));
}

TEST_CASE("each part that fails has its own words and cures by itself") {
  Hall hall;
  hall.begin_well();
  REQUIRE(hall.world.visit.state() == State::attract);
  QString expected;
  SECTION("paper") {
    hall.printer.state.troubles = {print::Trouble::paper_out};
    expected = QStringLiteral("paper_out");
  }
  SECTION("printer") {
    hall.printer.state.reachable = false;
    expected = QStringLiteral("printer_off");
  }
  SECTION("platform") {
    hall.platform.trouble = Failure{failure::issuing_stopped, {}};
    expected = QStringLiteral("issuing_stopped");
  }
  SECTION("keys") {
    hall.trust.trouble = Failure{failure::trust_bundle_malformed, {}};
    expected = QStringLiteral("trust_bundle_malformed");
  }
  hall.readiness.look();
  CHECK(hall.world.view.screen() == VisitView::Screen::OutOfService);
  CHECK(hall.world.view.failureCode() == expected);
  CHECK_FALSE(hall.readiness.in_order());
  hall.printer.state = {true, true, {}, {}};
  hall.platform.trouble.reset();
  hall.trust.trouble.reset();
  hall.readiness.look();
  CHECK(hall.world.view.screen() == VisitView::Screen::Attract);
  CHECK(hall.world.journal.count(audit::EventKind::in_service) >= 1);
}

TEST_CASE("the reader's service may go and come back") {
  Hall hall;
  hall.begin_well();
  hall.readiness.reader_service(false);
  CHECK(hall.world.view.failureCode() == QStringLiteral("device_service_gone"));
  hall.readiness.reader_service(true);
  hall.readiness.device_event(reader_is(devices::DeviceState::ready));
  CHECK(hall.world.view.screen() == VisitView::Screen::Attract);
}

TEST_CASE("one reader that works is enough; trouble with a spare or a scanner closes nothing") {
  Hall hall;
  hall.begin_well();
  hall.readiness.device_event(reader_is(devices::DeviceState::spare, "1-3"));
  hall.readiness.device_event(reader_is(devices::DeviceState::fault, "1-4"));
  hall.readiness.device_event(reader_is(devices::DeviceState::absent, "1-3"));
  auto scanner = reader_is(devices::DeviceState::fault, "1-5");
  scanner.kind = devices::DeviceKind::code_scanner;
  hall.readiness.device_event(scanner);
  scanner.state = devices::DeviceState::absent;
  hall.readiness.device_event(scanner);
  CHECK(hall.world.view.screen() == VisitView::Screen::Attract);
  hall.readiness.device_event(reader_is(devices::DeviceState::absent));
  CHECK(hall.world.view.failureCode() == QStringLiteral("reader_absent"));
}

TEST_CASE("a spare steps in without a word when the reader in use is pulled out") {
  Hall hall;
  hall.begin_well();
  hall.readiness.device_event(reader_is(devices::DeviceState::spare, "1-3"));
  hall.readiness.device_event(reader_is(devices::DeviceState::absent));
  CHECK(hall.world.view.screen() == VisitView::Screen::Attract);
  hall.readiness.device_event(reader_is(devices::DeviceState::fault, "1-3"));
  CHECK(hall.world.view.screen() == VisitView::Screen::OutOfService);
  hall.readiness.device_event(reader_is(devices::DeviceState::ready, "1-3"));
  CHECK(hall.world.view.screen() == VisitView::Screen::Attract);
}

TEST_CASE("what the service knew before it went counts no more") {
  Hall hall;
  hall.begin_well();
  hall.readiness.reader_service(false);
  hall.readiness.reader_service(true);
  hall.readiness.device_event(reader_is(devices::DeviceState::absent, ""));
  CHECK(hall.world.view.failureCode() == QStringLiteral("reader_absent"));
}

TEST_CASE("a reader lost while a card is awaited ends in words; later in the visit it does not disturb") {
  Hall hall;
  hall.begin_well();
  hall.world.happens(Event::begin);
  SECTION("before the card") {
    hall.readiness.reader_service(false);
    CHECK(hall.world.view.failureCode() == QStringLiteral("device_service_gone"));
  }
  SECTION("after the card") {
    hall.world.happens(Event::card_read);
    hall.readiness.reader_service(false);
    CHECK(hall.world.visit.state() == State::consent);
  }
}

TEST_CASE("each list of a round is asked for and handed on; a refused one stops neither the round nor the machine") {
  Hall hall;
  hall.begin_well();
  hall.readiness.ask_trust();
  hall.trust.renewal_trouble = Failure{failure::trust_list_not_signed, {}};
  hall.readiness.ask_trust();
  CHECK(hall.platform.asked.size() == 4);
  CHECK(hall.platform.asked[1] == "/v1/status-list/CN-990000");
  CHECK(hall.readiness.in_order());
}

TEST_CASE("the platform is told how the machine is, by the names of the catalogue, as often as it is asked") {
  Hall hall;
  hall.begin_well();
  REQUIRE_FALSE(hall.platform.told.empty());
  CHECK(hall.platform.told.back().in_order);
  CHECK(hall.platform.told.back().failures.empty());
  hall.readiness.device_event(reader_is(devices::DeviceState::fault));
  hall.readiness.look();
  CHECK_FALSE(hall.platform.told.back().in_order);
  CHECK(hall.platform.told.back().failures == std::vector<std::string>{"reader_absent"});
}
