// Visits in which the card alone is not enough: by the phone, by the staff, and by neither.
#include "base/failures/person-check.h"
#include "base/failures/platform.h"
#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;
using credit::audit::EventKind;
namespace test = credit::session::test;
using credit::session::test::World;
using Screen = VisitView::Screen;

namespace {

void happen(World& world, std::initializer_list<Event> events) {
  for (const auto event : events) {
    INFO(name_of(event) << " in " << name_of(world.visit.state()));
    REQUIRE(world.happens(event));
  }
}

// Everybody, or only who asks about a firm; he stands for one.
std::unique_ptr<World> opened(Event how) {
  auto world = std::make_unique<World>();
  world->checks = true;
  world->of_a_firm = how == Event::visit_opened;
  world->visit.start();
  happen(*world, {Event::begin, Event::card_found, Event::card_read, Event::agree});
  CHECK(world->view.screen() == Screen::Opening);
  happen(*world, {how});
  return world;
}

std::unique_ptr<World> at_the_ways() { return opened(Event::check_due); }

platform_client::VisitToken another_visit(World& world) {
  auto token = world.visit.data().token;
  token.token = Personal<std::string>("another");
  return token;
}

}  // namespace

TEST_CASE("check: a region that asks nobody shows nothing of it") {
  World world;
  world.visit.start();
  happen(world, {Event::begin, Event::card_found, Event::card_read, Event::agree, Event::visit_opened});
  CHECK(world.view.screen() == Screen::Choose);
  CHECK_FALSE(world.happens(Event::check_due));
}

TEST_CASE("check: where firms alone need it, who asks about himself is not kept") {
  auto world = opened(Event::visit_opened);
  CHECK(world->view.screen() == Screen::Whom);
  world->visit.choose_subject(QStringLiteral("self"));
  CHECK(world->view.screen() == Screen::Choose);
}

TEST_CASE("check: where firms alone need it, it comes when one is chosen, and the choice is not asked again") {
  auto world = opened(Event::visit_opened);
  happen(*world, {Event::subject_chosen});
  CHECK(world->view.screen() == Screen::CheckWays);
  happen(*world, {Event::by_code, Event::code_sent, Event::code_typed, Event::check_passed});
  CHECK(world->view.screen() == Screen::Choose);
  CHECK(world->visit.data().about_another());
  happen(*world, {Event::other_subject, Event::subject_chosen});
  CHECK(world->view.screen() == Screen::Choose);  // once is enough
}

TEST_CASE("check: by a code to the phone, and nothing of the number or the code stays") {
  auto world = at_the_ways();
  CHECK(world->view.screen() == Screen::CheckWays);
  CHECK(world->view.checkWays() == QStringList{QStringLiteral("phone_code"), QStringLiteral("desk")});
  CHECK(world->view.checkPhone() == QStringLiteral("138****1234"));
  happen(*world, {Event::by_code});
  CHECK(world->view.screen() == Screen::CheckCode);
  CHECK_FALSE(world->view.codeSent());
  happen(*world, {Event::code_typed});
  CHECK(world->platform.typed.empty());  // none was sent yet
  happen(*world, {Event::code_sent});
  CHECK(world->view.checkTries() == 3);
  CHECK(world->view.sendAgainIn() == 60);
  for (const char* wrong : {"12345", "1234567", "12345a", ""}) world->visit.type_code(QString::fromLatin1(wrong));
  CHECK(world->platform.typed.empty());
  happen(*world, {Event::code_typed, Event::code_refused});
  CHECK(world->view.checkTries() == 2);
  CHECK_FALSE(world->view.checkRefused().isEmpty());
  CHECK(world->view.screen() == Screen::CheckCode);
  happen(*world, {Event::code_typed});
  CHECK(world->visit.data().check.typed.empty());
  happen(*world, {Event::check_passed});
  CHECK(world->view.screen() == Screen::Choose);
  CHECK(world->view.checkPhone().isEmpty());
  CHECK(world->journal.count(EventKind::person_check_asked) == 1);
  CHECK(world->journal.count(EventKind::person_check_refused) == 1);
  CHECK(world->journal.count(EventKind::person_check_passed) == 1);
  CHECK_FALSE(world->journal.says("123456"));
  CHECK_FALSE(world->journal.says("1234"));
}

TEST_CASE("check: by the staff, who are asked every other second and not more") {
  auto world = at_the_ways();
  happen(*world, {Event::by_desk, Event::desk_asked});
  CHECK(world->view.screen() == Screen::CheckDesk);
  CHECK(world->view.pairing() == QStringLiteral("K7M3"));
  REQUIRE(world->seconds_pass(1));
  CHECK_FALSE(world->platform.looking);
  REQUIRE(world->seconds_pass(1));
  REQUIRE(world->platform.looking);
  auto looking = std::exchange(world->platform.looking, nullptr);
  looking(platform_client::CheckState{});
  CHECK(world->view.screen() == Screen::CheckDesk);
  REQUIRE(world->seconds_pass(2));
  happen(*world, {Event::check_passed});
  CHECK(world->view.screen() == Screen::Choose);
}

TEST_CASE("check: the staff say no, or nobody comes: told so, with another way at hand") {
  auto world = at_the_ways();
  happen(*world, {Event::by_desk, Event::desk_asked});
  SECTION("no") {
    REQUIRE(world->seconds_pass(2));
    happen(*world, {Event::check_failed});
    CHECK(world->view.failureCode() == QStringLiteral("desk_did_not_confirm"));
  }
  SECTION("nobody") {
    happen(*world, {Event::time_up});
    CHECK(world->view.failureCode() == QStringLiteral("desk_did_not_come"));
  }
  CHECK(world->view.screen() == Screen::Failure);
  happen(*world, {Event::try_again});
  CHECK(world->view.screen() == Screen::CheckWays);
}

TEST_CASE("check: the platform has the last word; what was chosen is not asked again") {
  auto world = opened(Event::visit_opened);
  world->visit.choose_subject(QStringLiteral("self"));
  happen(*world, {Event::chosen, Event::check_due});
  CHECK(world->view.screen() == Screen::CheckWays);
  happen(*world, {Event::by_code, Event::code_sent, Event::code_typed, Event::check_passed});
  CHECK(world->view.screen() == Screen::Issuing);
  REQUIRE(world->platform.keys.size() == 2);
  CHECK(world->platform.keys[0] == world->platform.keys[1]);  // nothing is issued twice
}

TEST_CASE("check: a visit opened anew owes a check of its own, before anything is asked for") {
  auto world = at_the_ways();
  happen(*world, {Event::by_code, Event::code_sent, Event::code_typed, Event::check_passed, Event::chosen});
  REQUIRE(world->platform.issuing);
  const auto again = another_visit(*world);
  std::exchange(world->platform.issuing, nullptr)(fail(failure::visit_ended));
  happen(*world, {Event::try_again});
  REQUIRE(world->platform.opening);
  std::exchange(world->platform.opening, nullptr)(again);
  CHECK(world->view.screen() == Screen::CheckWays);
  CHECK_FALSE(world->platform.issuing);
  happen(*world, {Event::by_desk, Event::desk_asked});
  REQUIRE(world->seconds_pass(2));
  happen(*world, {Event::check_passed});
  CHECK(world->view.screen() == Screen::Issuing);
  CHECK(world->platform.issuing);
}

TEST_CASE("check: a platform that wants one without having told the ways is asked again for them") {
  World world;
  world.visit.start();
  happen(world, {Event::begin, Event::card_found, Event::card_read, Event::agree, Event::visit_opened, Event::chosen});
  std::exchange(world.platform.issuing, nullptr)(fail(failure::person_check_missing));
  CHECK(world.view.failureCode() == QStringLiteral("person_check_missing"));
  world.checks = true;
  happen(world, {Event::try_again, Event::check_due});
  CHECK(world.view.screen() == Screen::CheckWays);
}

TEST_CASE("check: a code that is used up leaves the pad, a new one starts over, another way is one finger away") {
  auto world = at_the_ways();
  happen(*world, {Event::by_code, Event::code_sent});
  for (int left = 2; left >= 0; --left) {
    happen(*world, {Event::code_typed, Event::code_refused});
    CHECK(world->view.checkTries() == left);
  }
  happen(*world, {Event::send_again});
  CHECK_FALSE(world->platform.sending);  // too early
  world->clock.set(world->clock.now() + std::chrono::seconds(60));
  happen(*world, {Event::send_again, Event::code_sent});
  CHECK(world->view.checkTries() == 3);
  CHECK(world->view.checkRefused().isEmpty());
  happen(*world, {Event::other_way});
  CHECK(world->view.screen() == Screen::CheckWays);
}

TEST_CASE("check: what a service was asked for waits for the check, and comes after it") {
  World world(test::Offering::services);
  world.checks = world.of_a_firm = true;
  world.visit.start();
  happen(world, {Event::begin, Event::card_found, Event::card_read, Event::agree, Event::visit_opened});
  world.visit.choose_subject(QStringLiteral("self"));
  happen(world, {Event::sheet_wanted});
  CHECK(world.platform.sheets.size() == 1);
  happen(world, {Event::check_due, Event::by_code, Event::code_sent, Event::code_typed, Event::check_passed});
  CHECK(world.platform.sheets.size() == 2);
  happen(world, {Event::sheet_read});
  CHECK(world.view.screen() == Screen::Sheet);
  happen(world, {Event::entry_picked, Event::reason_given, Event::check_due});
  CHECK(world.view.screen() == Screen::CheckWays);
  happen(world, {Event::by_code, Event::code_sent, Event::code_typed, Event::check_passed});
  REQUIRE(world.platform.objections.size() == 2);
  CHECK(world.platform.objections[0].idempotency_key == world.platform.objections[1].idempotency_key);
}
