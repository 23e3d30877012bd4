// Services beside the report: the menu, sheets, objections and their slips, told as they happen.
#include "base/failures/platform.h"
#include "base/failures/rights.h"
#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;
using credit::audit::EventKind;
using credit::session::test::Offering;
using credit::session::test::World;
using Screen = VisitView::Screen;

namespace {

void happen(World& world, std::initializer_list<Event> events) {
  for (const auto event : events) {
    INFO(name_of(event) << " in " << name_of(world.visit.state()));
    REQUIRE(world.happens(event));
  }
}

std::unique_ptr<World> at_services() {
  auto world = std::make_unique<World>(Offering::services);
  world->visit.start();
  happen(*world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened});
  REQUIRE(world->visit.state() == State::services);
  return world;
}

}  // namespace

TEST_CASE("where reports are all there is, nobody sees a menu") {
  World world;
  world.visit.start();
  happen(world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened});
  CHECK(world.visit.state() == State::choose);
}

TEST_CASE("the menu shows what is offered, and asks for nothing that is not") {
  const auto world = at_services();
  CHECK(world->view.screen() == Screen::Services);
  CHECK(world->view.services().size() == 3);
  world->visit.ask_service(QStringLiteral("evaluation"));
  CHECK(world->visit.state() == State::services);
  CHECK(world->platform.sheets.empty());
  happen(*world, {Event::report_wanted});
  CHECK(world->visit.state() == State::choose);
}

TEST_CASE("a sheet is shown, printed as a slip, and the next service begins with nothing of it left") {
  auto world = at_services();
  happen(*world, {Event::sheet_wanted});
  REQUIRE(world->platform.sheets.size() == 1);
  CHECK(world->platform.sheets[0].service == "repair");
  CHECK(world->platform.sheets[0].subject.empty());
  CHECK(world->platform.sheets[0].consent.version == "2026-11-01");
  happen(*world, {Event::sheet_read});
  CHECK(world->view.screen() == Screen::Sheet);
  CHECK(world->view.sheet()[QStringLiteral("entries")].toList().size() == 1);
  CHECK(world->view.mayGoBack());
  happen(*world, {Event::print, Event::composed});
  CHECK(world->maker.slips == std::vector<std::string>{"repair"});
  happen(*world, {Event::printed});
  CHECK(world->view.slip());
  CHECK(world->view.mayContinue());
  CHECK(world->journal.count(EventKind::slip_complete) == 1);
  happen(*world, {Event::another});
  CHECK(world->visit.state() == State::services);
  CHECK(world->visit.data().sheet.empty());
  CHECK(world->visit.data().slip.paper.empty());
  CHECK(world->platform.outcomes.empty());
}

TEST_CASE("an objection is made to the entry picked, for the reason given, once") {
  auto world = at_services();
  happen(*world, {Event::sheet_wanted, Event::sheet_read, Event::entry_picked});
  CHECK(world->view.screen() == Screen::Reasons);
  world->visit.give_reason(QStringLiteral("bad_mood"));
  CHECK(world->visit.state() == State::reasons);
  happen(*world, {Event::reason_given, Event::platform_failed});
  CHECK(world->visit.state() == State::objection_trouble);
  happen(*world, {Event::try_again});
  REQUIRE(world->platform.objections.size() == 2);
  CHECK(world->platform.objections[0].idempotency_key == world->platform.objections[1].idempotency_key);
  CHECK(world->platform.objections[0].idempotency_key.size() == 32);
  CHECK(world->platform.objections[0].record == "administration.penalty.1");
  CHECK(world->platform.objections[0].report_number == sample::report_number);
  happen(*world, {Event::objection_taken});
  CHECK(world->visit.state() == State::receipt);
  CHECK(world->view.sheet()[QStringLiteral("number")].toString() == QStringLiteral("YY20261122-7K2M9XQP"));
  CHECK(world->visit.data().slip.paper.number == "YY20261122-7K2M9XQP");
  happen(*world, {Event::print, Event::composed, Event::printed, Event::paper_taken});
  CHECK(world->visit.data().holds_nobody());
}

TEST_CASE("from the preview one may object, and come back to the same pages") {
  auto world = at_services();
  happen(*world, {Event::report_wanted, Event::chosen, Event::report_issued, Event::report_verified, Event::composed});
  CHECK(world->view.mayObject());
  happen(*world, {Event::sheet_wanted});
  REQUIRE(world->platform.sheets.size() == 1);
  CHECK(world->platform.sheets[0].service == "objection");
  CHECK(world->platform.sheets[0].report_number == sample::report_number);
  happen(*world, {Event::sheet_read, Event::back});
  CHECK(world->view.screen() == Screen::Preview);
  CHECK(world->view.previewSerial() > 0);
  happen(*world, {Event::print, Event::printed});
  REQUIRE(world->platform.outcomes.size() == 1);
  CHECK(world->platform.outcomes[0].report_number == sample::report_number);
}

TEST_CASE("a service the platform refuses ends in its words; one that fails for a moment can be asked again") {
  auto world = at_services();
  happen(*world, {Event::sheet_wanted, Event::platform_failed});
  CHECK(world->visit.state() == State::sheet_trouble);
  happen(*world, {Event::try_again});
  REQUIRE(world->platform.sheeting);
  std::exchange(world->platform.sheeting, nullptr)(fail(failure::service_not_offered));
  CHECK(world->visit.state() == State::refusal);
  CHECK(world->view.failureCode() == QStringLiteral("service_not_offered"));
}

TEST_CASE("a visit the platform has ended is opened anew before the sheet is asked for again") {
  auto world = at_services();
  happen(*world, {Event::sheet_wanted});
  std::exchange(world->platform.sheeting, nullptr)(fail(failure::visit_ended));
  CHECK(world->visit.state() == State::sheet_trouble);
  happen(*world, {Event::try_again, Event::visit_opened});
  CHECK(world->platform.opened == 2);
  CHECK(world->platform.sheets.size() == 2);
}
