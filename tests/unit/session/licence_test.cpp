// An agent and the electronic licence on his phone: when the scanner listens, what becomes of a code, and that nothing
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

std::unique_ptr<World> asked_for_licence() {
  auto world = std::make_unique<World>();
  world->offer_licence();
  world->visit.start();
  happen(*world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened});
  CHECK_FALSE(world->scanner.listening);
  happen(*world, {Event::licence_wanted});
  return world;
}

void refuse(World& world, FailureCode code) {
  REQUIRE(world.platform.redeeming);
  std::exchange(world.platform.redeeming, nullptr)(fail(code));
}

devices::DeviceChanged scanner(devices::DeviceState state, std::string port = "1-3") {
  devices::DeviceChanged news;
  news.kind = devices::DeviceKind::code_scanner;
  news.state = state;
  news.port = std::move(port);
  return news;
}

}  // namespace

TEST_CASE("where agents are served, who has nobody but himself is asked all the same, and is chosen already") {
  World world;
  world.offer_licence();
  world.visit.start();
  happen(world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened});
  CHECK(world.view.screen() == Screen::Whom);
  CHECK(world.view.mayShowLicence());
  CHECK(world.view.subject().value(QStringLiteral("subject")) == QStringLiteral("self"));
  happen(world, {Event::subject_chosen});
  CHECK(world.view.screen() == Screen::Services);
  CHECK(world.view.mayAskOthers());
}

TEST_CASE("where they are not served there is no way to show a licence") {
  World world;
  world.of_a_firm = true;
  world.visit.start();
  happen(world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened});
  CHECK(world.view.screen() == Screen::Whom);
  CHECK_FALSE(world.view.mayShowLicence());
  world.visit.act(Act::ShowLicence);
  CHECK(world.view.screen() == Screen::Whom);
  CHECK_FALSE(world.scanner.listening);
}

TEST_CASE("the code goes to the platform once, and the firm it names is in the list and chosen") {
  const auto world = asked_for_licence();
  CHECK(world->view.screen() == Screen::Licence);
  CHECK(world->scanner.listening);
  happen(*world, {Event::code_scanned});
  CHECK(world->view.screen() == Screen::LicenceChecking);
  CHECK_FALSE(world->scanner.listening);
  CHECK(world->platform.codes == std::vector<std::string>{test::licence_code});
  CHECK(world->visit.data().licence_code.empty());
  happen(*world, {Event::licence_taken});
  CHECK(world->view.screen() == Screen::Whom);
  CHECK(world->view.subjects().size() == 2);
  CHECK(world->view.subject().value(QStringLiteral("subject")) == QString::fromUtf8(test::licence_firm_code));
  CHECK(world->view.subject().value(QStringLiteral("standing")) == QStringLiteral("agent"));
  world->visit.choose_subject(QString::fromUtf8(test::licence_firm_code));
  happen(*world, {Event::report_wanted, Event::chosen});
  REQUIRE(world->platform.wishes.size() == 1);
  CHECK(world->platform.wishes[0].subject.expose() == test::licence_firm_code);
  CHECK(world->platform.wishes[0].edition == "general/2");
  CHECK_FALSE(world->journal.says(test::licence_code));
}

TEST_CASE("the same firm by another licence is listed once") {
  const auto world = asked_for_licence();
  happen(*world,
         {Event::code_scanned, Event::licence_taken, Event::licence_wanted, Event::code_scanned, Event::licence_taken});
  CHECK(world->view.subjects().size() == 2);
}

TEST_CASE("a refusal is shown in its words, and the visitor tries again or goes on without") {
  const auto world = asked_for_licence();
  happen(*world, {Event::code_scanned});
  refuse(*world, failure::grant_withdrawn);
  CHECK(world->view.screen() == Screen::Failure);
  CHECK(world->view.failureCode() == QStringLiteral("grant_withdrawn"));
  CHECK(world->view.waysOn() ==
        QList<int>{static_cast<int>(Act::TryAgain), static_cast<int>(Act::Back), static_cast<int>(Act::Finish)});
  SECTION("again") {
    world->visit.act(Act::TryAgain);
    CHECK(world->view.screen() == Screen::Licence);
    CHECK(world->scanner.listening);
    happen(*world, {Event::code_scanned, Event::licence_taken});
    CHECK(world->view.subjects().size() == 2);
  }
  SECTION("without") {
    world->visit.act(Act::Back);
    CHECK(world->view.screen() == Screen::Whom);
    CHECK(world->view.subjects().size() == 1);
    happen(*world, {Event::subject_chosen});
    CHECK(world->view.screen() == Screen::Services);
  }
}

TEST_CASE("a code nobody knows: of a paper it is told that it names, and lets nobody act") {
  const auto said = [](code::Kind kind, FailureCode code) {
    const auto world = asked_for_licence();
    world->scan(kind, "91990100MA8T11D15J");
    refuse(*world, code);
    return world->view.failureCode();
  };
  CHECK(said(code::Kind::credit_code, failure::licence_code_unknown) == QStringLiteral("licence_code_identifies_only"));
  CHECK(said(code::Kind::publicity_url, failure::licence_code_unknown) ==
        QStringLiteral("licence_code_identifies_only"));
  CHECK(said(code::Kind::licence_token, failure::licence_code_unknown) == QStringLiteral("licence_code_unknown"));
  CHECK(said(code::Kind::credit_code, failure::licence_code_expired) == QStringLiteral("licence_code_expired"));
}

TEST_CASE("a platform that does not answer in time is no end, and its late answer still counts") {
  const auto world = asked_for_licence();
  happen(*world, {Event::code_scanned, Event::time_up});
  CHECK(world->view.failureCode() == QStringLiteral("platform_timeout"));
  happen(*world, {Event::licence_taken});
  CHECK(world->view.screen() == Screen::Whom);
  CHECK(world->view.subjects().size() == 2);
}

TEST_CASE("a licence answered after the visitor went on changes nothing of what he chose") {
  const auto world = asked_for_licence();
  happen(*world, {Event::code_scanned, Event::time_up});
  world->visit.act(Act::Back);
  happen(*world, {Event::subject_chosen, Event::licence_taken});
  CHECK(world->view.subject().value(QStringLiteral("subject")) == QStringLiteral("self"));
}

TEST_CASE("nor does a refusal that comes so late: what he does now goes on") {
  for (const auto code : {failure::grant_withdrawn, failure::platform_busy, failure::visit_ended}) {
    const auto world = asked_for_licence();
    happen(*world, {Event::code_scanned, Event::time_up});
    world->visit.act(Act::Back);
    SECTION("before he chose") {
      refuse(*world, code);
      CHECK(world->view.screen() == Screen::Whom);
    }
    SECTION("while his report is made") {
      happen(*world, {Event::subject_chosen, Event::report_wanted, Event::chosen});
      refuse(*world, code);
      CHECK(world->view.screen() == Screen::Issuing);
    }
  }
}

TEST_CASE("a firm no report on offer is for is refused here") {
  const auto world = asked_for_licence();
  happen(*world, {Event::code_scanned});
  std::exchange(world->platform.redeeming, nullptr)(
      platform_client::VisitSubject{"social_organisation", Personal<std::string>("52990100MJ00000X12"),
                                    Personal<std::string>("示例市测试协会"), platform_client::Standing::agent});
  CHECK(world->view.failureCode() == QStringLiteral("edition_not_for_subject"));
}

TEST_CASE("whichever way the screen is left, the scanner no longer listens and no code is kept") {
  for (const auto event : {Event::cancel, Event::back, Event::other_card, Event::time_up, Event::scan_failed}) {
    INFO(name_of(event));
    const auto world = asked_for_licence();
    happen(*world, {event});
    CHECK_FALSE(world->scanner.listening);
    CHECK(world->visit.data().licence_code.empty());
    world->visit.device_event(devices::CodeScanned{
        {code::Kind::licence_token, Personal<std::string>(test::licence_code), {}, false, {}}, "1-3"});
    CHECK(world->visit.data().licence_code.empty());
    CHECK(world->platform.codes.empty());
  }
}

TEST_CASE("the screen knows whether a scanner listens") {
  const auto world = asked_for_licence();
  CHECK_FALSE(world->view.scannerReady());
  world->visit.device_event(scanner(devices::DeviceState::ready));
  CHECK(world->view.scannerReady());
  world->visit.device_event(scanner(devices::DeviceState::ready, "1-4"));
  world->visit.device_event(scanner(devices::DeviceState::absent));
  CHECK(world->view.scannerReady());
  world->visit.device_event(scanner(devices::DeviceState::absent, ""));
  CHECK_FALSE(world->view.scannerReady());
}
