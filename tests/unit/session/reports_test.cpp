// What is asked for: kind of report, own dates, domains; and domains that do not answer.
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

std::unique_ptr<World> at_kind() {
  auto world = std::make_unique<World>();
  world->of_a_firm = true;
  world->offer_special();
  world->visit.start();
  happen(*world, {Event::begin, Event::card_read, Event::agree, Event::visit_opened, Event::subject_chosen});
  return world;
}

std::unique_ptr<World> at_domains() {
  auto world = at_kind();
  happen(*world, {Event::kind_chosen, Event::chosen});
  return world;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("several kinds of report are a choice, one alone is not") {
  const auto world = at_kind();
  CHECK(world->view.screen() == Screen::Kind);
  REQUIRE(world->view.kinds().size() == 2);
  CHECK(world->view.kinds()[1].toMap()[QStringLiteral("domains")].toInt() == 3);
  world->visit.choose_kind(QStringLiteral("natural-person/1"));  // of somebody else
  CHECK(world->visit.state() == State::kind);
  world->visit.choose_kind(QStringLiteral("general/2"));
  CHECK(world->view.screen() == Screen::Choose);
  CHECK_FALSE(world->view.ownDates());
  world->visit.choose(QStringLiteral("bank_loan"), 0);  // it has no own dates
  CHECK(world->visit.state() == State::choose);
  happen(*world, {Event::back});
  CHECK(world->view.screen() == Screen::Kind);
  world->visit.choose_kind(QStringLiteral("general/2"));
  happen(*world, {Event::chosen});
  CHECK(world->view.screen() == Screen::Issuing);
  CHECK(world->platform.wishes.back().edition == "general/2");
  CHECK(world->platform.wishes.back().domains.empty());
}

TEST_CASE("domains are asked for in the edition's order, each once, and only those on offer") {
  const auto world = at_domains();
  CHECK(world->view.screen() == Screen::Domains);
  CHECK(world->view.domains().size() == 3);
  CHECK(world->view.domainGroups().size() == 3);
  world->visit.choose_domains({});
  world->visit.choose_domains({QStringLiteral("health")});
  CHECK(world->visit.state() == State::domains);
  world->visit.choose_domains({QStringLiteral("customs"), QStringLiteral("tax"), QStringLiteral("tax")});
  CHECK(world->platform.wishes.back().domains == Codes{"tax", "customs"});
  CHECK(world->platform.wishes.back().years == 3);
  happen(*world, {Event::report_issued, Event::report_verified, Event::composed});
  CHECK(world->view.screen() == Screen::Preview);
  CHECK(world->view.domainTotals()[QStringLiteral("asked")].toInt() == 2);
  CHECK(world->view.domainTotals()[QStringLiteral("not_asked")].toInt() == 36);
}

TEST_CASE("own dates stay within what is offered") {
  auto world = at_kind();
  happen(*world, {Event::kind_chosen, Event::dates_wanted});
  CHECK(world->view.screen() == Screen::Dates);
  CHECK(world->view.earliest() == QStringLiteral("2021-11-23"));
  CHECK(world->view.latest() == QStringLiteral("2026-11-22"));
  const std::pair<const char*, const char*> refused[] = {
      {"2021-11-22", "2026-11-22"}, {"2026-01-01", "2026-11-23"}, {"2026-02-01", "2026-01-01"}, {"2026-02-30", "x"}};
  for (const auto& [from, to] : refused) {
    world->visit.choose_dates(QString::fromUtf8(from), QString::fromUtf8(to));
    CHECK(world->visit.state() == State::dates);
  }
  happen(*world, {Event::chosen, Event::chosen});
  const auto& wish = world->platform.wishes.back();
  CHECK(wish.years == 0);
  CHECK(to_text(wish.from) == "2024-02-29");
  CHECK(to_text(wish.to) == "2026-11-22");
  happen(*world, {Event::report_issued, Event::report_verified});
  CHECK(world->visit.state() == State::composing);
}

TEST_CASE("a domain that does not answer: ask again, and the same request is repeated") {
  auto world = at_domains();
  happen(*world, {Event::chosen, Event::domains_silent});
  CHECK(world->view.screen() == Screen::Unanswered);
  CHECK(world->view.silentDomains() == QStringList{QStringLiteral("税务")});
  CHECK(world->view.mayLeaveOut());
  CHECK(world->journal.says("domains_not_answered"));
  happen(*world, {Event::try_again});
  REQUIRE(world->platform.keys.size() == 2);
  CHECK(world->platform.keys[0] == world->platform.keys[1]);
  CHECK(world->platform.wishes[1].left_out.empty());
}

TEST_CASE("a domain left out is named in another request, and may not be missing for any other reason") {
  auto world = at_domains();
  happen(*world, {Event::chosen, Event::domains_silent, Event::leave_out});
  REQUIRE(world->platform.wishes.size() == 2);
  CHECK(world->platform.wishes[1].left_out == Codes{"tax"});
  CHECK(world->platform.wishes[1].domains == Codes{"tax", "customs"});
  CHECK(world->platform.keys[0] != world->platform.keys[1]);
  SECTION("it is issued without it") {
    happen(*world, {Event::report_issued, Event::report_verified});
    CHECK(world->visit.state() == State::composing);
  }
  SECTION("the last one cannot be left out, too") {
    happen(*world, {Event::domains_silent});
    CHECK(world->view.silentDomains() == QStringList{QStringLiteral("海关")});
    CHECK_FALSE(world->view.mayLeaveOut());
    world->visit.act(VisitView::Act::LeaveOut);
    CHECK(world->visit.state() == State::unanswered);
    happen(*world, {Event::finish});
    CHECK(world->visit.data().holds_nobody());
  }
  SECTION("a platform that names what was left out already is not believed") {
    const auto answer = std::exchange(world->platform.issuing, nullptr);
    answer(platform_client::IssuedReport{{}, {}, {"tax"}});
    CHECK(world->view.failureCode() == QStringLiteral("platform_answer_malformed"));
  }
}

TEST_CASE("a genuine report of other domains than were asked for is refused") {
  auto world = at_domains();
  happen(*world, {Event::chosen, Event::report_issued});
  const auto answer = std::exchange(world->maker.checking, nullptr);
  const auto& edition = **world->editions.find("special-guangdong/1");
  sample::Contents contents;
  for (const auto& domain : edition.domain_chapter()->domains)
    if (domain.code != "tax" && domain.code != "customs") contents.not_asked.insert(domain.code);
  SECTION("one fewer") { contents.not_asked.insert("tax"); }
  SECTION("one more") { contents.not_asked.erase("press"); }
  SECTION("one that did not answer") { contents.not_answered.insert("tax"); }
  auto parsed = document::parse_document(credit::view(sample::document_json(edition, contents)), world->editions);
  REQUIRE(parsed);
  auto report = std::make_shared<CheckedReport>();
  report->document = std::move(*parsed);
  report->document.subject.name = test::firm_name;
  report->document.subject.id_shown = test::firm_code;
  report->document.purpose.code = "bank_loan";
  report->edition = &edition;
  answer(std::shared_ptr<const CheckedReport>(std::move(report)));
  CHECK(world->visit.state() == State::refusal);
  CHECK(world->view.failureCode() == QStringLiteral("report_not_as_asked"));
}
