// Whom the report is about: told by the platform, chosen by the visitor, kept to the paper.
#include "base/failures/platform.h"
#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;
using credit::session::test::World;
using Screen = VisitView::Screen;

namespace {

void happen(World& world, std::initializer_list<Event> events) {
  for (const auto event : events) {
    INFO(name_of(event) << " in " << name_of(world.visit.state()));
    REQUIRE(world.happens(event));
  }
}

std::unique_ptr<World> told(bool of_a_firm) {
  auto world = std::make_unique<World>();
  world->of_a_firm = of_a_firm;
  world->visit.start();
  happen(*world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened});
  return world;
}

QString shown(const World& world, const char* what) {
  return world.view.subject().value(QString::fromLatin1(what)).toString();
}

}  // namespace

TEST_CASE("who has nobody to ask about but himself is not asked") {
  const auto world = told(false);
  CHECK(world->view.screen() == Screen::Choose);
  CHECK(shown(*world, "subject") == QStringLiteral("self"));
  CHECK_FALSE(world->view.mayAskOthers());
}

TEST_CASE("a legal representative chooses himself or his firm, and may think again") {
  const auto world = told(true);
  CHECK(world->view.screen() == Screen::Whom);
  CHECK(world->view.subjects().size() == 2);
  CHECK(world->view.purposes().isEmpty());
  happen(*world, {Event::subject_chosen});
  CHECK(world->view.screen() == Screen::Choose);
  CHECK(shown(*world, "name") == QString::fromUtf8(test::firm_name));
  CHECK(shown(*world, "standing") == QStringLiteral("legal_representative"));
  CHECK(world->view.mayAskOthers());
  happen(*world, {Event::other_subject});
  CHECK(world->view.screen() == Screen::Whom);
  world->visit.choose_subject(QStringLiteral("self"));
  CHECK(shown(*world, "subject") == QStringLiteral("self"));
}

TEST_CASE("nobody is chosen whom the platform did not name") {
  const auto world = told(true);
  world->visit.choose_subject(QStringLiteral("91990100MA8T11D15J"));
  CHECK(world->view.screen() == Screen::Whom);
}

TEST_CASE("the firm's report is asked for, and no other is shown") {
  const auto world = told(true);
  happen(*world, {Event::subject_chosen, Event::chosen});
  REQUIRE(world->platform.wishes.size() == 1);
  CHECK(world->platform.wishes[0].subject.expose() == test::firm_code);
  CHECK(world->platform.wishes[0].edition == "general/2");
  SECTION("the right one") {
    happen(*world, {Event::report_issued, Event::report_verified, Event::composed});
    CHECK(world->view.screen() == Screen::Preview);
  }
  SECTION("the visitor's own") {
    happen(*world, {Event::report_issued});
    auto report = std::make_shared<CheckedReport>();
    report->document.subject.name = world->name;
    report->document.subject.id_shown = document::mask_id_paper(world->number);
    report->document.edition = "general/2";
    std::exchange(world->maker.checking, nullptr)(std::shared_ptr<const CheckedReport>(std::move(report)));
    CHECK(world->view.failureCode() == QStringLiteral("report_not_as_asked"));
  }
}

TEST_CASE("a platform that is slow to open the visit is asked again, and opens one visit") {
  World world;
  world.visit.start();
  happen(world, {Event::begin, Event::card_read, Event::agree, Event::time_up});
  CHECK(world.visit.state() == State::opening_trouble);
  SECTION("it has answered meanwhile") {
    happen(world, {Event::visit_opened, Event::try_again});
    CHECK(world.view.screen() == Screen::Choose);
  }
  SECTION("it answers then") {
    happen(world, {Event::try_again, Event::visit_opened});
    CHECK(world.view.screen() == Screen::Choose);
  }
  CHECK(world.platform.opened == 1);
}

TEST_CASE("a subject no report on offer is for is no choice") {
  World world;
  world.of_a_firm = true;
  auto offer = std::make_shared<platform_client::Offer>(*test::sample_offer());
  offer->editions.pop_back();
  world.visit.set_offer(offer);
  world.visit.start();
  happen(world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened});
  CHECK(world.view.screen() == Screen::Choose);
  SECTION("and without any there is nothing to do here") {
    World none;
    offer->editions[0].subjects = {"institution"};
    none.visit.set_offer(offer);
    none.visit.start();
    happen(none, {Event::begin, Event::card_read, Event::agree, Event::visit_opened});
    CHECK(none.view.failureCode() == QStringLiteral("edition_not_for_subject"));
  }
}
