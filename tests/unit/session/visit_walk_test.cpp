// Drives the real visit into every state it can reach, does there everything the world can do, and looks at what is
// left.
#include <deque>
#include <map>
#include <set>

#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;
using credit::session::test::World;
namespace test = credit::session::test;

namespace {

using Path = std::vector<Event>;

std::vector<Event> all_events() {
  std::vector<Event> events;
  for (int i = 0; i < event_count; ++i) events.push_back(static_cast<Event>(i));
  return events;
}

// The one has nobody to ask about but himself and may show a licence, at a machine that prints reports alone; the other
// stands for a firm, at one with everything on offer; here nobody is checked, there many are.
std::unique_ptr<World> walked(const Path& path, bool of_a_firm, bool checks) {
  auto world = std::make_unique<World>(of_a_firm ? test::Offering::services : test::Offering::reports);
  world->of_a_firm = of_a_firm;
  world->checks = checks;
  if (!of_a_firm)
    world->offer_licence(test::Offering::reports);
  else if (!checks)
    world->offer_special(test::Offering::services);
  world->visit.start();
  for (const auto event : path) world->happens(event);
  return world;
}

// How far a visit has come, as far as the next step depends on it.
struct Place {
  bool of_a_firm = false, checks = false;
  State state{};
  Wish wish{};
  bool visit_open = false, opening = false, issuing = false, printing = false, fetching = false, report = false,
       licence = false, inviting = false, invited = false, slip = false, slip_printed = false, copies_left = true,
       domains = false, left_out = false;
  bool sending = false, answering = false, asking_desk = false, looking = false, code_out = false, check_due = false,
       agent_unchecked = false;
  auto operator<=>(const Place&) const = default;
};
// Once the visitor went on, an answer about a licence changes nothing; see licence_test.cpp.
bool deals_with_licence(const World& world) {
  const std::set<State> states{State::licence,    State::licence_checking,   State::licence_trouble,
                               State::invitation, State::invitation_trouble, State::whom};
  return states.contains(world.visit.state());
}
Place place_of(const World& world) {
  return {world.of_a_firm,
          world.checks,
          world.visit.state(),
          world.visit.data().wish,
          !world.visit.data().token.token.empty(),
          world.platform.opening != nullptr,
          world.platform.issuing != nullptr,
          world.printer.settled != nullptr,
          world.platform.sheeting != nullptr,
          world.visit.data().report != nullptr,
          (world.platform.redeeming || world.platform.collecting) && deals_with_licence(world),
          world.platform.inviting && deals_with_licence(world),
          world.visit.state() == State::invitation && world.visit.data().invitation.symbol.size > 0,
          !world.visit.data().slip.paper.empty(),
          world.visit.data().paper == Paper::slip,
          world.visit.data().copy_on_paper() < copies_allowed,
          !world.visit.data().domains.empty(),
          !world.visit.data().left_out.empty(),
          world.platform.sending != nullptr,
          world.platform.answering != nullptr,
          world.platform.asking_desk != nullptr,
          world.platform.looking != nullptr,
          !world.visit.data().check.phone.empty(),
          world.visit.data().check_due(),
          world.visit.data().agent_unchecked()};
}

// From where on a visit that was checked is like any other: the platform has answered what was asked for.
bool past_checks(const Visit& visit) {
  const std::set<State> after{State::checking,   State::composing,   State::printing,
                              State::cancelling, State::recomposing, State::stopping};
  return visit.data().report != nullptr || after.contains(visit.state());
}

// The shortest way to every place, found by trying everything everywhere.
void explore(std::map<Place, Path>& found, bool of_a_firm, bool checks) {
  found.try_emplace(Place{of_a_firm, checks, State::attract}, Path{});
  std::deque<Path> open{Path{}};
  while (!open.empty()) {
    const Path path = open.front();
    open.pop_front();
    auto world = walked(path, of_a_firm, checks);
    const auto here = place_of(*world);
    for (const auto event : all_events()) {
      if (!world) world = walked(path, of_a_firm, checks);
      const bool happened = world->happens(event);
      if (!happened || place_of(*world) == here) continue;  // no further: the same world will do
      Path longer = path;
      longer.push_back(event);
      if (found.try_emplace(place_of(*world), longer).second && !(checks && past_checks(world->visit)))
        open.push_back(longer);
      world.reset();
    }
  }
}

std::map<Place, Path> explored() {
  std::map<Place, Path> found;
  explore(found, false, false);
  explore(found, true, false);
  explore(found, true, true);
  return found;
}

const std::map<Place, Path>& every_place() {
  static const auto places = explored();
  return places;
}

void check_nobody_is_left(World& world) {
  CHECK(world.visit.data().holds_nobody());
  CHECK_FALSE(world.pages.open);
  CHECK_FALSE(world.reader.armed);
  CHECK_FALSE(world.platform.asked());
  CHECK_FALSE(world.scanner.listening);
  CHECK(world.view.sheet().isEmpty());
  CHECK(world.view.services().isEmpty());
  CHECK(world.view.checkPhone().isEmpty());
  CHECK(world.view.pairing().isEmpty());
  CHECK_FALSE(world.maker.checking);
  CHECK_FALSE(world.maker.composing);
  CHECK_FALSE(world.marker.mark.has_value());
  CHECK(world.view.personName().isEmpty());
  CHECK(world.view.personNumber().isEmpty());
  CHECK(world.view.subjects().isEmpty());
  CHECK(world.view.invitation().isEmpty());
  CHECK(world.view.subject().isEmpty());
  CHECK(world.view.reportNumber().isEmpty());
  CHECK(world.view.summary().isEmpty());
  CHECK(world.view.previewSerial() == 0);
  CHECK(world.view.language() == QStringLiteral("zh_CN"));
  for (const auto& secret :
       {world.name, world.number, document::mask_name(world.name), std::string("token"), std::string(test::firm_code),
        std::string(test::firm_name), std::string(test::licence_code), std::string(test::licence_firm_code),
        std::string(test::invitation_text)})
    CHECK_FALSE(world.journal.says(secret));
}

int asked_for_paper(const Path& path) {
  int asked = 0;
  for (const auto event : path) asked += event == Event::print || event == Event::print_again ? 1 : 0;
  return asked;
}

}  // namespace

TEST_CASE("the visit reaches every state of its table") {
  std::set<State> states;
  for (const auto& [place, path] : every_place()) states.insert(place.state);
  for (int i = 0; i < state_count; ++i) {
    INFO(name_of(static_cast<State>(i)));
    CHECK(states.contains(static_cast<State>(i)));
  }
}

TEST_CASE("whatever happens wherever, time alone leads back to a clean machine") {
  int walks = 0;
  for (const auto& [place, path] : every_place()) {
    std::unique_ptr<World> idle;
    for (const auto event : all_events()) {
      if (!idle) idle = walked(path, place.of_a_firm, place.checks);
      const bool happened = idle->happens(event);
      const bool moved = happened && place_of(*idle) != place;
      if (!moved && event != all_events().back()) continue;  // waiting once is enough
      const auto world = std::move(idle);
      INFO(name_of(place.state) << " on " << name_of(event));
      CHECK(world->until_attract() >= 0);
      check_nobody_is_left(*world);
      auto asked = path;
      asked.push_back(event);
      CHECK(world->printer.jobs <= asked_for_paper(asked));
      CHECK(world->journal.count(audit::EventKind::print_init) ==
            world->journal.count(audit::EventKind::print_complete));
      CHECK(world->journal.count(audit::EventKind::slip_init) == world->journal.count(audit::EventKind::slip_complete));
      CHECK(world->journal.count(audit::EventKind::visit_begin) == world->journal.count(audit::EventKind::visit_end));
      CHECK(world->journal.count(audit::EventKind::clean_up_init) ==
            world->journal.count(audit::EventKind::clean_up_complete));
      ++walks;
    }
  }
  CHECK(walks > state_count * 5);
}

TEST_CASE("wherever a person is known another card ends the visit, and the same card changes nothing") {
  for (const auto& [place, path] : every_place()) {
    INFO(name_of(place.state));
    auto world = walked(path, place.of_a_firm, place.checks);
    const bool known = world->visit.data().person_known();
    CHECK((!known || facts_of(place.state).person_known));
    if (!known) continue;
    REQUIRE(world->happens(Event::same_card));
    CHECK(world->visit.state() == place.state);
    REQUIRE(world->happens(Event::other_card));
    CHECK_FALSE(world->visit.data().person_known());
    CHECK(world->view.personName().isEmpty());
    CHECK_FALSE(world->pages.open);
  }
}

TEST_CASE("every failure screen has words and a way on") {
  for (const auto& [place, path] : every_place()) {
    if (facts_of(place.state).screen != VisitView::Screen::Failure) continue;
    INFO(name_of(place.state));
    auto world = walked(path, place.of_a_firm, place.checks);
    CHECK_FALSE(world->view.failureCode().isEmpty());
    CHECK_FALSE(world->view.failureTitle().isEmpty());
    CHECK_FALSE(world->view.failureAdvice().isEmpty());
    CHECK(world->view.waysOn().contains(static_cast<int>(VisitView::Act::Finish)));
  }
}

TEST_CASE("nothing is asked for, and no choice is offered, while a check is due that was not passed") {
  const std::set<State> before{State::check_ways,    State::check_code,        State::check_desk,
                               State::check_trouble, State::opening_trouble,   State::platform_trouble,
                               State::sheet_trouble, State::objection_trouble, State::refusal,
                               State::recomposing,   State::printing};
  for (const auto& [place, path] : every_place()) {
    if (!place.check_due) continue;
    INFO(name_of(place.state));
    CHECK_FALSE(place.issuing);
    CHECK_FALSE(place.fetching);
    CHECK((before.contains(place.state) || facts_of(place.state).screen == VisitView::Screen::Failure));
  }
}
