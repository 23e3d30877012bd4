// An agent's phone reads the machine: what is shown, when the platform is asked, what its answers do, and that nothing
// of it stays.
#include "base/failures/licence.h"
#include "base/failures/platform-link.h"
#include "base/failures/platform.h"
#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;
using credit::session::test::World;
using Screen = VisitView::Screen;
using Act = VisitView::Act;

namespace {

void happen(World& world, std::initializer_list<Event> events) {
  for (const auto event : events) {
    INFO(name_of(event) << " in " << name_of(world.visit.state()));
    REQUIRE(world.happens(event));
  }
}

std::unique_ptr<World> asked_for_invitation() {
  auto world = std::make_unique<World>();
  world->offer_licence();
  world->visit.start();
  happen(*world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened, Event::licence_wanted,
                  Event::invitation_wanted});
  return world;
}

std::unique_ptr<World> invited() {
  auto world = asked_for_invitation();
  happen(*world, {Event::invited});
  return world;
}

void not_yet(World& world) {
  REQUIRE(test::answer(world.platform.collecting, std::optional<platform_client::VisitSubject>()));
}
void refuse(World& world, FailureCode code) { REQUIRE(test::answer(world.platform.collecting, fail(code))); }

}  // namespace

TEST_CASE("the code of the platform is shown as it is, with the time it is good for") {
  const auto world = asked_for_invitation();
  CHECK(world->view.screen() == Screen::Invitation);
  CHECK_FALSE(world->scanner.listening);
  CHECK(world->view.invitation().isEmpty());
  CHECK(world->platform.invited == 1);
  happen(*world, {Event::invited});
  const auto symbol = seal::make_text_qr(test::invitation_text);
  REQUIRE(symbol);
  const auto shown = world->view.invitation();
  REQUIRE(shown.size() == symbol->size);
  for (int row = 0; row < symbol->size; ++row)
    for (int column = 0; column < symbol->size; ++column)
      CHECK((shown[row][column] == QLatin1Char('1')) == symbol->dark(row, column));
  CHECK(world->view.invitationLeft() == 300);
}

TEST_CASE("the platform is asked every two seconds, one question at a time, until the phone has confirmed") {
  const auto world = invited();
  world->seconds_pass(1);
  CHECK(world->platform.collected == 0);
  world->seconds_pass(1);
  CHECK(world->platform.collected == 1);
  world->seconds_pass(10);
  CHECK(world->platform.collected == 1);
  for (int asked = 1; asked < 10; ++asked) {
    not_yet(*world);
    CHECK(world->view.screen() == Screen::Invitation);
    world->seconds_pass(2);
    CHECK(world->platform.collected == asked + 1);
  }
  happen(*world, {Event::licence_taken});
  CHECK(world->view.screen() == Screen::Whom);
  CHECK(world->view.invitation().isEmpty());
  CHECK(world->view.subjects().size() == 2);
  CHECK(world->view.subject().value(QStringLiteral("subject")) == QString::fromUtf8(test::licence_firm_code));
  CHECK(world->view.subject().value(QStringLiteral("standing")) == QStringLiteral("agent"));
  world->visit.choose_subject(QString::fromUtf8(test::licence_firm_code));
  happen(*world, {Event::report_wanted, Event::chosen});
  REQUIRE(world->platform.wishes.size() == 1);
  CHECK(world->platform.wishes[0].subject.expose() == test::licence_firm_code);
  CHECK(world->journal.says("invitation"));
  CHECK_FALSE(world->journal.says(test::invitation_text));
}

TEST_CASE("a question or two without an answer is no matter, a platform that is gone is told") {
  const auto world = invited();
  const auto code =
      GENERATE(failure::platform_unreachable, failure::platform_busy, failure::licence_exchange_unavailable);
  for (int times = 0; times < 4; ++times) {
    world->seconds_pass(2);
    refuse(*world, code);
    CHECK(world->view.screen() == Screen::Invitation);
  }
  SECTION("one answer, and the count begins anew") {
    world->seconds_pass(2);
    not_yet(*world);
    world->seconds_pass(2);
    refuse(*world, code);
    CHECK(world->view.screen() == Screen::Invitation);
  }
  SECTION("five in a row") {
    world->seconds_pass(2);
    refuse(*world, code);
    CHECK(world->view.screen() == Screen::Failure);
    CHECK(world->view.failureCode() == QString::fromUtf8(words_of(code).code));
  }
}

TEST_CASE("a refusal is shown in its words; the visitor gets a new code, or goes on without") {
  const auto world = invited();
  const auto code = GENERATE(failure::licence_invitation_expired, failure::grant_withdrawn, failure::grant_out_of_dates,
                             failure::grant_not_for_report, failure::licence_not_yours);
  world->seconds_pass(2);
  refuse(*world, code);
  CHECK(world->view.screen() == Screen::Failure);
  CHECK(world->view.failureCode() == QString::fromUtf8(words_of(code).code));
  CHECK(world->view.waysOn() ==
        QList<int>{static_cast<int>(Act::TryAgain), static_cast<int>(Act::Back), static_cast<int>(Act::Finish)});
  SECTION("a new code") {
    world->visit.act(Act::TryAgain);
    CHECK(world->view.screen() == Screen::Invitation);
    CHECK(world->view.invitation().isEmpty());  // the old one is shown no longer
    CHECK(world->platform.invited == 2);
    happen(*world, {Event::invited, Event::licence_taken});
    CHECK(world->view.subjects().size() == 2);
  }
  SECTION("without") {
    world->visit.act(Act::Back);
    CHECK(world->view.screen() == Screen::Whom);
    CHECK(world->view.subjects().size() == 1);
  }
}

TEST_CASE("an exchange that gives no code is told in its words") {
  const auto world = asked_for_invitation();
  REQUIRE(test::answer(world->platform.inviting, fail(failure::licence_exchange_unavailable)));
  CHECK(world->view.failureCode() == QStringLiteral("licence_exchange_unavailable"));
  CHECK(world->view.waysOn().contains(static_cast<int>(Act::TryAgain)));
}

TEST_CASE("who goes back to the scanner is heard there, whichever way he confirms in the end") {
  const auto world = invited();
  world->seconds_pass(2);
  world->visit.act(Act::Back);
  CHECK(world->view.screen() == Screen::Licence);
  CHECK(world->scanner.listening);
  CHECK(world->view.invitation().isEmpty());
  SECTION("on the phone, after all") {
    happen(*world, {Event::licence_taken});
    CHECK(world->view.screen() == Screen::Whom);
  }
  SECTION("a code scanned while the other question is under way goes as soon as that is answered") {
    happen(*world, {Event::code_scanned});
    CHECK(world->platform.codes.empty());
    not_yet(*world);
    world->seconds_pass(1);
    CHECK(world->platform.codes == std::vector<std::string>{test::licence_code});
    CHECK(world->visit.data().licence_code.empty());
  }
  SECTION("and back to the code: it is asked for when the other question was answered") {
    world->visit.act(Act::ShowInvitation);
    CHECK(world->platform.invited == 1);
    not_yet(*world);
    world->seconds_pass(1);
    CHECK(world->platform.invited == 2);
    happen(*world, {Event::invited});
    CHECK_FALSE(world->view.invitation().isEmpty());
  }
}

TEST_CASE("a refusal that comes after the visitor went on is none") {
  const auto world = invited();
  world->seconds_pass(2);
  world->visit.act(Act::Back);
  world->visit.act(Act::Back);
  happen(*world, {Event::subject_chosen});
  refuse(*world, failure::licence_invitation_expired);
  CHECK(world->view.screen() == Screen::Services);
}

TEST_CASE("a visit that ended at the platform is opened anew, with a new code") {
  const auto world = invited();
  world->seconds_pass(2);
  refuse(*world, failure::visit_ended);
  CHECK(world->view.failureCode() == QStringLiteral("visit_ended"));
  world->visit.act(Act::TryAgain);
  CHECK(world->platform.opened == 2);
  happen(*world, {Event::visit_opened});
  CHECK(world->platform.invited == 2);
  happen(*world, {Event::invited});
  CHECK_FALSE(world->view.invitation().isEmpty());
}

TEST_CASE("whose check is owed is checked first: here no code is asked for, and the platform's word counts too") {
  World world;
  world.checks = true;
  world.offer_licence();
  world.visit.start();
  happen(world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened, Event::licence_wanted});
  CHECK(world.view.screen() == Screen::CheckWays);
  happen(world, {Event::by_code, Event::code_sent, Event::code_typed, Event::check_passed});
  CHECK(world.view.screen() == Screen::Licence);
  happen(world, {Event::invitation_wanted, Event::check_due});
  CHECK(world.view.screen() == Screen::CheckWays);
  CHECK(world.view.invitation().isEmpty());
}

TEST_CASE("whichever way the screen is left, nothing of the code is kept and nobody asks any longer") {
  for (const auto event : {Event::cancel, Event::other_card, Event::time_up}) {
    INFO(name_of(event));
    const auto world = invited();
    happen(*world, {event});
    CHECK(world->visit.data().holds_nobody());
    CHECK(world->view.invitation().isEmpty());
    CHECK_FALSE(world->platform.asked());
    CHECK(world->platform.closed == 1);
  }
}

TEST_CASE("the wait is long enough for a phone, and a finger lengthens it") {
  const auto world = invited();
  world->seconds_pass(170);
  CHECK(world->view.screen() == Screen::Invitation);
  CHECK(world->view.warning());
  world->visit.act(Act::MoreTime);
  CHECK_FALSE(world->view.warning());
  world->seconds_pass(170);
  CHECK(world->view.screen() == Screen::Invitation);
}
