// Papers that are no report: offered where only the staff can help, and printed with the same truth.
#include "base/failures/visit.h"
#include "kiosk/session/print_mark_file.h"
#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;
using credit::audit::EventKind;
using credit::session::test::World;
using Act = VisitView::Act;

namespace {

void happen(World& world, std::initializer_list<Event> events) {
  for (const auto event : events) {
    INFO(name_of(event) << " in " << name_of(world.visit.state()));
    REQUIRE(world.happens(event));
  }
}

// A card whose bearer is not yet eighteen.
void minor_comes(World& world) {
  world.visit.start();
  happen(world, {Event::begin});
  auto card = test::card_of(world.name, world.number);
  card.birth = *parse_day("2012-01-01");
  world.visit.device_event(devices::CardRead{std::move(card)});
}

}  // namespace

TEST_CASE("who is sent to the desk may take a paper along, and the platform hears nothing of it") {
  World world;
  minor_comes(world);
  REQUIRE(world.view.failureCode() == QStringLiteral("person_under_age"));
  REQUIRE(world.view.waysOn().first() == static_cast<int>(Act::Print));
  const auto& slip = world.visit.data().slip.paper;
  CHECK_FALSE(slip.title.empty());
  CHECK(slip.number.size() == 8);
  for (const auto& part : slip.parts)
    for (const auto& line : part.lines) {
      CHECK(line.value.expose().find(world.name) == std::string::npos);
      CHECK(line.value.expose().find(world.number) == std::string::npos);
    }
  happen(world, {Event::print, Event::composed});
  CHECK(world.maker.slips == std::vector<std::string>{"desk"});
  CHECK(world.view.slip());
  REQUIRE(world.marker.mark.has_value());
  CHECK(world.marker.mark->report_number.empty());
  happen(world, {Event::page_out, Event::printed});
  CHECK(world.visit.state() == State::take_paper);
  CHECK(world.view.slip());
  CHECK(world.journal.count(EventKind::slip_complete) == 1);
  CHECK(world.journal.count(EventKind::print_init) == 0);
  CHECK_FALSE(world.marker.mark.has_value());
  happen(world, {Event::paper_taken});
  CHECK(world.visit.data().holds_nobody());
  CHECK_FALSE(world.view.slip());
  CHECK(world.platform.outcomes.empty());
}

TEST_CASE("a slip that may not have come out is not called printed, and three copies are the limit") {
  World world;
  minor_comes(world);
  happen(world, {Event::print, Event::composed, Event::unconfirmed});
  CHECK(world.visit.state() == State::print_trouble);
  CHECK(world.view.failureCode() == QStringLiteral("paper_unconfirmed"));
  CHECK(world.journal.says("unconfirmed"));
  happen(world, {Event::print_again, Event::composed, Event::print_failed, Event::print_again, Event::composed,
                 Event::unconfirmed});
  CHECK(world.visit.state() == State::refusal);
  CHECK(world.printer.jobs == 3);
  CHECK(world.maker.copies.empty());
  CHECK(world.platform.outcomes.empty());
}

TEST_CASE("where the visitor can help himself no slip is offered") {
  World world;
  world.visit.start();
  happen(world, {Event::begin, Event::card_refused});
  CHECK(world.view.failureCode() == QStringLiteral("card_expired"));
  CHECK(world.visit.data().slip.paper.empty());
  CHECK_FALSE(world.view.waysOn().contains(static_cast<int>(Act::Print)));
  world.happens(Event::print);
  CHECK(world.visit.state() == State::refusal);
  CHECK(world.printer.jobs == 0);
}

TEST_CASE("a slip left in the printer by a power cut is settled without the platform") {
  World world;
  REQUIRE(settle({"", 2, Personal<std::string>("token")}, {}, world.journal, world.platform, world.marker));
  CHECK(world.journal.count(EventKind::slip_complete) == 1);
  CHECK(world.journal.count(EventKind::print_complete) == 0);
  CHECK(world.platform.outcomes.empty());
}

TEST_CASE("who says that his card has no chip gets a slip, and may put a card down all the same") {
  World world;
  world.visit.start();
  happen(world, {Event::begin, Event::no_chip});
  CHECK(world.view.failureCode() == QStringLiteral("card_without_chip"));
  CHECK(world.view.waysOn() ==
        QList<int>{static_cast<int>(Act::Print), static_cast<int>(Act::TryAgain), static_cast<int>(Act::Finish)});
  SECTION("the slip") {
    happen(world, {Event::print, Event::composed, Event::printed});
    CHECK(world.maker.slips == std::vector<std::string>{"desk"});
    CHECK(world.platform.opened == 0);
    happen(world, {Event::paper_taken});
    CHECK(world.visit.data().holds_nobody());
  }
  SECTION("another card") {
    happen(world, {Event::try_again, Event::card_read});
    CHECK(world.view.screen() == VisitView::Screen::Consent);
    CHECK(world.visit.data().slip.paper.empty());
  }
  SECTION("a card on the reader is read while the way to the desk is shown") {
    happen(world, {Event::card_read});
    CHECK(world.view.screen() == VisitView::Screen::Consent);
  }
}

TEST_CASE("the way of cards without a chip is open only where a card is asked for") {
  World world;
  world.visit.start();
  CHECK(world.happens(Event::no_chip));
  CHECK(world.visit.state() == State::attract);
  happen(world, {Event::begin, Event::card_read, Event::no_chip});
  CHECK(world.visit.state() == State::consent);
}
