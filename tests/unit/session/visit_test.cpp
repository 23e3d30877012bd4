// Single visits, told as they happen.
#include "base/failures/reader.h"
#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;
using credit::audit::EventKind;
using credit::session::test::World;
using Screen = VisitView::Screen;

namespace {

void happen(World& world, std::initializer_list<Event> events) {
  for (const auto event : events) {
    INFO(name_of(event) << " in " << name_of(world.visit.state()));
    REQUIRE(world.happens(event));
  }
}

std::unique_ptr<World> at_preview() {
  auto world = std::make_unique<World>();
  world->visit.start();
  happen(*world, {Event::begin, Event::card_found, Event::card_read, Event::agree, Event::visit_opened, Event::chosen,
                  Event::report_issued, Event::report_verified, Event::composed});
  return world;
}

}  // namespace

TEST_CASE("a visit from the first touch to the paper") {
  World world;
  world.visit.start();
  CHECK(world.view.screen() == Screen::Attract);
  CHECK_FALSE(world.reader.armed);
  happen(world, {Event::begin});
  CHECK(world.view.screen() == Screen::PlaceCard);
  CHECK(world.reader.armed);
  happen(world, {Event::card_found, Event::card_read});
  CHECK(world.view.screen() == Screen::Consent);
  CHECK(world.view.personName() == QString::fromStdString(document::mask_name(world.name)));
  CHECK(world.platform.opened == 0);  // nothing leaves the machine before the consent
  happen(world, {Event::agree});
  CHECK(world.view.screen() == Screen::Opening);
  CHECK(world.journal.count(EventKind::consent_given) == 1);
  happen(world, {Event::visit_opened});
  CHECK(world.view.screen() == Screen::Choose);
  happen(world, {Event::chosen, Event::report_issued});
  CHECK(world.view.screen() == Screen::Issuing);
  CHECK(world.view.previewSerial() == 0);
  happen(world, {Event::report_verified, Event::composed});
  CHECK(world.view.screen() == Screen::Preview);
  CHECK(world.view.pageCount() == 3);
  happen(world, {Event::print});
  CHECK(world.marker.mark->report_number == sample::report_number);
  happen(world, {Event::page_out});
  CHECK(world.view.pagesDone() == 1);
  happen(world, {Event::printed});
  CHECK(world.view.screen() == Screen::TakePaper);
  CHECK_FALSE(world.marker.mark.has_value());
  happen(world, {Event::paper_taken});
  CHECK(world.view.screen() == Screen::Closing);
  CHECK(world.visit.data().holds_nobody());
  CHECK(world.platform.closed == 1);
  REQUIRE(world.platform.outcomes.size() == 1);
  CHECK(world.platform.outcomes[0].kind == platform_client::OutcomeKind::printed);
  CHECK(world.until_attract() == 3);
}

TEST_CASE("the summary never shows an unanswered chapter as a count") {
  const auto world = at_preview();
  const auto summary = world->view.summary();
  int unanswered = 0;
  for (const auto& row : summary) unanswered += row.toMap()[QStringLiteral("answered")].toBool() ? 0 : 1;
  CHECK(unanswered == 1);
}

TEST_CASE("another copy keeps the number, counts up, and is asked for each time") {
  auto world = at_preview();
  happen(*world, {Event::print, Event::print_failed, Event::print_again, Event::composed, Event::unconfirmed});
  CHECK(world->maker.copies == std::vector<int>{1, 2});
  CHECK(world->view.reportNumber() == QString::fromLatin1(sample::report_number));
  CHECK(world->view.failureCode() == QStringLiteral("paper_unconfirmed"));
  happen(*world, {Event::print_again, Event::composed, Event::print_cancelled});
  CHECK(world->visit.state() == State::refusal);  // three copies are the limit
  CHECK(world->printer.jobs == 3);
  REQUIRE(world->platform.outcomes.size() == 3);
  CHECK(world->platform.outcomes[2].copy == 3);
}

TEST_CASE("asking again asks for the same report") {
  World world;
  world.visit.start();
  happen(world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened, Event::chosen,
                 Event::platform_failed, Event::try_again});
  REQUIRE(world.platform.keys.size() == 2);
  CHECK(world.platform.keys[0] == world.platform.keys[1]);
  CHECK(world.platform.keys[0].size() == 32);
}

TEST_CASE("what the platform refuses is not asked again") {
  World world;
  world.visit.start();
  happen(world, {Event::begin, Event::card_read, Event::agree, Event::platform_refused});
  CHECK(world.visit.state() == State::refusal);
  CHECK(world.view.failureCode() == QStringLiteral("person_unknown"));
  CHECK(world.view.waysOn() == QList<int>{static_cast<int>(VisitView::Act::Finish)});
}

TEST_CASE("a genuine report of somebody else is refused") {
  World world;
  world.visit.start();
  happen(world,
         {Event::begin, Event::card_read, Event::agree, Event::visit_opened, Event::chosen, Event::report_issued});
  world.name = "例丙";
  happen(world, {Event::report_verified});
  CHECK(world.visit.state() == State::refusal);
  CHECK(world.view.failureCode() == QStringLiteral("report_not_as_asked"));
  CHECK(world.maker.copies.empty());
}

TEST_CASE("an expired card and a minor are sent away kindly, and not kept") {
  World world;
  world.visit.start();
  happen(world, {Event::begin});
  auto card = test::card_of(world.name, world.number);
  SECTION("expired") {
    card.valid_to = *parse_day("2026-11-21");
    world.visit.device_event(devices::CardRead{card});
    CHECK(world.view.failureCode() == QStringLiteral("card_expired"));
  }
  SECTION("eighteen tomorrow") {
    card.birth = *parse_day("2008-11-23");
    world.visit.device_event(devices::CardRead{card});
    CHECK(world.view.failureCode() == QStringLiteral("person_under_age"));
  }
  SECTION("a foreigner's card of 2017") {
    card.kind = idcard::CardKind::foreigner_2017;
    card.number = Personal<std::string>("CAN990081080307");
    world.visit.device_event(devices::CardRead{card});
    CHECK(world.view.failureCode() == QStringLiteral("card_kind_unsupported"));
  }
  CHECK_FALSE(world.visit.data().person_known());
}

TEST_CASE("a card valid to its last day, and a birthday today, are enough") {
  World world;
  world.visit.start();
  happen(world, {Event::begin});
  auto card = test::card_of(world.name, world.number);
  card.valid_to = *parse_day("2026-11-22");
  card.birth = *parse_day("2008-11-22");
  world.visit.device_event(devices::CardRead{card});
  CHECK(world.visit.state() == State::consent);
}

TEST_CASE("what cannot be registered does not happen") {
  SECTION("no consent in the journal, nothing asked of the platform") {
    World world;
    world.visit.start();
    happen(world, {Event::begin, Event::card_read});
    world.journal.broken = true;
    happen(world, {Event::agree});
    CHECK(world.platform.opened == 0);
    CHECK(world.view.failureCode() == QStringLiteral("audit_write_failed"));
    world.until_attract();
  }
  SECTION("no mark on disk, no paper") {
    auto world = at_preview();
    world->marker.broken = true;
    happen(*world, {Event::print});
    CHECK(world->printer.jobs == 0);
    CHECK(world->view.failureCode() == QStringLiteral("file_unwritable"));
  }
}

TEST_CASE("somebody else's card during printing stops the job and forgets the person at once") {
  auto world = at_preview();
  happen(*world, {Event::print, Event::page_out, Event::other_card});
  CHECK(world->view.screen() == Screen::Closing);
  CHECK(world->printer.cancels == 1);
  CHECK(world->visit.data().name.empty());
  CHECK(world->visit.data().composed.pdf.empty());
  CHECK_FALSE(world->pages.open);
  happen(*world, {Event::print_cancelled});
  REQUIRE(world->platform.outcomes.size() == 1);
  CHECK(world->platform.outcomes[0].kind == platform_client::OutcomeKind::cancelled);
  CHECK(world->visit.data().holds_nobody());
}

TEST_CASE("a preview nobody printed is told as not asked for") {
  auto world = at_preview();
  happen(*world, {Event::finish});
  REQUIRE(world->platform.outcomes.size() == 1);
  CHECK(world->platform.outcomes[0].kind == platform_client::OutcomeKind::not_asked);
}

TEST_CASE("sixty seconds idle, fifteen of them with a warning, and a finger gives more time") {
  World world;
  world.visit.start();
  happen(world, {Event::begin});
  world.seconds_pass(44);
  CHECK_FALSE(world.view.warning());
  world.seconds_pass(1);
  CHECK(world.view.warning());
  CHECK(world.view.secondsLeft() == 15);
  world.visit.act(VisitView::Act::MoreTime);
  CHECK_FALSE(world.view.warning());
  world.seconds_pass(59);
  CHECK(world.visit.state() == State::place_card);
  world.seconds_pass(1);
  CHECK(world.visit.state() == State::clean_up);
}

TEST_CASE("cancel is offered when waiting gets long") {
  World world;
  world.visit.start();
  happen(world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened, Event::chosen});
  CHECK_FALSE(world.view.mayCancel());
  world.seconds_pass(10);
  CHECK(world.view.mayCancel());
  CHECK(world.view.waitedSeconds() == 10);
}

TEST_CASE("the language is the visitor's own and goes with the visitor") {
  World world;
  world.visit.start();
  world.visit.ask_language(QStringLiteral("en"));
  happen(world, {Event::begin, Event::card_read, Event::agree});
  CHECK(world.visit.data().consent_language == Language::en);
  CHECK(world.view.language() == QStringLiteral("en"));
  happen(world, {Event::cancel});
  CHECK(world.view.language() == QStringLiteral("zh_CN"));
  world.until_attract();
  world.visit.ask_language(QStringLiteral("en"));
  world.seconds_pass(60);  // somebody chose a language and walked on
  CHECK(world.view.language() == QStringLiteral("zh_CN"));
}

TEST_CASE("a machine out of order says so between visits, never inside one, and comes back by itself") {
  World world;
  world.visit.start();
  happen(world, {Event::begin, Event::card_read, Event::out_of_order});
  CHECK(world.visit.state() == State::consent);
  happen(world, {Event::decline});
  world.seconds_pass(3);
  CHECK(world.view.screen() == Screen::OutOfService);
  CHECK_FALSE(world.view.failureTitle().isEmpty());
  happen(world, {Event::in_order});
  CHECK(world.view.screen() == Screen::Attract);  // nobody was there to say farewell to
}

TEST_CASE("a card left behind is shown, noted once, and forgotten when it is lifted or another one is found") {
  const auto world = at_preview();
  happen(*world, {Event::print});
  CHECK_FALSE(world->reader.removal_expected);
  happen(*world, {Event::page_out, Event::printed});
  CHECK(world->reader.removal_expected);
  world->visit.device_event(devices::CardLeftBehind{1});
  CHECK(world->view.cardLeftBehind() == 1);
  happen(*world, {Event::paper_taken});
  CHECK(world->view.screen() == Screen::Closing);
  CHECK(world->view.cardLeftBehind() == 1);  // the machine knows it still, and knows nobody
  CHECK(world->until_attract() == 3);
  world->visit.device_event(devices::CardLeftBehind{2});
  CHECK(world->view.cardLeftBehind() == 2);
  world->visit.device_event(devices::DeviceChanged{});
  world->visit.device_event(devices::CodeScanned{});
  CHECK(world->view.cardLeftBehind() == 2);
  CHECK(world->journal.count(EventKind::card_left_behind) == 1);
  SECTION("lifted") { world->visit.device_event(devices::CardRemoved{}); }
  SECTION("another one") { world->visit.device_event(devices::CardFound{}); }
  SECTION("the reader is gone") { world->visit.reader_lost({failure::reader_unplugged, {}}); }
  CHECK(world->view.cardLeftBehind() == 0);
  world->visit.device_event(devices::CardLeftBehind{1});
  CHECK(world->journal.count(EventKind::card_left_behind) == 2);
  CHECK(world->visit.state() == State::attract);
}

TEST_CASE("a photo is shown to its person alone, and wiped with the visit") {
  World world;
  world.visit.start();
  const devices::CardPhoto photo{1, 1, Personal<Bytes>(Bytes(3))};
  world.visit.device_event(photo);
  CHECK_FALSE(world.photos.open);
  happen(world, {Event::begin, Event::card_found, Event::card_read});
  CHECK(world.view.photoSerial() == 0);
  world.visit.device_event(photo);
  CHECK(world.view.photoSerial() == 1);
  happen(world, {Event::decline});
  CHECK(world.view.photoSerial() == 0);
  CHECK_FALSE(world.photos.open);
}
