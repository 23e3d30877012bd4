// Walks every (state, event) pair of the visit's table that can be reached, and proves what must always hold.
#include "kiosk/session/table.h"

#include <deque>
#include <map>
#include <set>

#include "tests/support/catch.h"

using namespace credit::session;

namespace {

constexpr State all_states_end = static_cast<State>(state_count);
// No guard holds, or one alone: as the first row that fits is taken, each row is taken under one of these.
std::vector<Conditions> every_condition() {
  using C = Conditions;
  Conditions none;
  none.machine_in_order = none.copies_left = none.several_subjects = none.several_kinds = none.some_left = false;
  none.agents_served = false;
  std::vector<Conditions> all{none};
  for (const auto holds :
       {&C::machine_in_order, &C::copies_left, &C::slip_at_hand, &C::several_subjects, &C::several_services,
        &C::several_kinds, &C::some_left, &C::report_open, &C::may_object, &C::check_due, &C::report_wished,
        &C::sheet_wished, &C::objection_wished, &C::agents_served, &C::agent_unchecked, &C::licence_wished}) {
    all.push_back(none);
    all.back().*holds = true;
  }
  return all;
}

State next_of(State state) { return static_cast<State>(static_cast<int>(state) + 1); }

std::vector<State> all_states() {
  std::vector<State> states;
  for (auto state = State{}; state != all_states_end; state = next_of(state)) states.push_back(state);
  return states;
}

std::vector<Event> all_events() {
  std::vector<Event> events;
  for (int i = 0; i < event_count; ++i) events.push_back(static_cast<Event>(i));
  return events;
}

// Where the visit is, and what it still owes the visitor: one paper for each time somebody asked for one.
struct Walk {
  State state = State::clean_up;
  bool verified = false;     // the report at hand passed the check
  bool slip = false;         // a slip was laid out, which nobody takes for a report
  bool print_asked = false;  // a finger asked for paper that has not been started yet
  auto operator<=>(const Walk&) const = default;
};

bool starts_print(const Row& row) { return row.action == Action::start_print; }
bool asks_for_paper(const Row& row) { return row.event == Event::print || row.event == Event::print_again; }

Walk follow(Walk walk, const Row& row) {
  if (row.next == State::clean_up || row.event == Event::chosen || row.action == Action::request_report ||
      row.action == Action::begin_again)
    walk.verified = false;
  if (row.event == Event::report_verified) walk.verified = true;
  if (row.action == Action::compose_slip) walk.slip = true;
  if (row.action == Action::compose_copy || row.action == Action::show_pages || row.next == State::clean_up)
    walk.slip = false;
  if (asks_for_paper(row)) walk.print_asked = true;
  if (starts_print(row)) walk.print_asked = false;
  if (row.next == State::clean_up) walk.print_asked = false;
  walk.state = row.next;
  return walk;
}

struct Step {
  Walk from;
  const Row* row;
};

// Every step that can be taken from a fresh start, under every condition of the machine.
std::vector<Step> every_step() {
  std::vector<Step> steps;
  const auto conditions_of_all = every_condition();
  std::set<Walk> seen{Walk{}};
  std::deque<Walk> open{Walk{}};
  while (!open.empty()) {
    const Walk walk = open.front();
    open.pop_front();
    for (const auto event : all_events())
      for (const auto& conditions : conditions_of_all) {
        if ((conditions.report_open || conditions.may_object) && !walk.verified)
          continue;  // there is none to go back to
        if (const Row* row = find_row(walk.state, event, conditions)) {
          steps.push_back({walk, row});
          if (const Walk next = follow(walk, *row); seen.insert(next).second) open.push_back(next);
        }
      }
  }
  return steps;
}

bool has_row(State state, Event event) { return find_row(state, event, {true, true}) != nullptr; }

}  // namespace

TEST_CASE("every state of the table can be reached, and every row is used") {
  std::set<State> states{State::clean_up};
  std::set<const Row*> used;
  for (const auto& step : every_step()) {
    states.insert(step.row->next);
    used.insert(step.row);
  }
  CHECK(states.size() == static_cast<std::size_t>(state_count));
  CHECK(used.size() == rows().size());
}

TEST_CASE("no row is hidden by another one") {
  std::map<std::pair<State, Event>, Guard> last;
  for (const auto& row : rows()) {
    INFO(name_of(row.state) << " on " << name_of(row.event));
    const auto [found, fresh] = last.try_emplace({row.state, row.event}, row.guard);
    if (!fresh) {
      CHECK(found->second != Guard::none);
      CHECK(found->second != row.guard);
      found->second = row.guard;
    }
  }
}

TEST_CASE("every state reaches attract by time alone") {
  for (const auto state : all_states()) {
    if (state == State::out_of_service) continue;  // rests until the machine is cured, see below
    INFO(name_of(state));
    State at = state;
    for (int step = 0; step < state_count && at != State::attract; ++step) {
      REQUIRE(facts_of(at).kind != LimitKind::none);
      REQUIRE(facts_of(at).limit.count() > 0);
      const Row* row = find_row(at, Event::time_up, {true, true});
      REQUIRE(row != nullptr);
      at = row->next;
    }
    CHECK(at == State::attract);
  }
}

TEST_CASE("a cured machine comes back by itself, and a broken one never waits for visitors") {
  const Row* cured = find_row(State::out_of_service, Event::in_order, {true, true});
  REQUIRE(cured != nullptr);
  CHECK(cured->next == State::clean_up);
  CHECK(find_row(State::clean_up, Event::time_up, {false, true})->next == State::out_of_service);
  CHECK(find_row(State::attract, Event::out_of_order, {false, true})->next == State::out_of_service);
}

TEST_CASE("only clean-up leads to attract") {
  for (const auto& row : rows())
    if (row.next == State::attract && row.state != State::attract) CHECK(row.state == State::clean_up);
}

TEST_CASE("a state in which a person is known leads only to others of the visit, or to clean-up") {
  for (const auto& row : rows())
    if (facts_of(row.state).person_known) {
      INFO(name_of(row.state) << " on " << name_of(row.event));
      CHECK((facts_of(row.next).person_known || row.next == State::clean_up || row.next == State::stopping));
    }
}

TEST_CASE("another card ends the visit wherever a person is known; the same card never does") {
  for (const auto state : all_states()) {
    INFO(name_of(state));
    CHECK_FALSE(has_row(state, Event::same_card));
    if (!facts_of(state).person_known) {
      CHECK_FALSE(has_row(state, Event::other_card));
      continue;
    }
    const Row* row = find_row(state, Event::other_card, {true, true});
    REQUIRE(row != nullptr);
    CHECK((row->next == State::clean_up || row->next == State::stopping));
    CHECK_FALSE(facts_of(row->next).person_known);
  }
}

TEST_CASE("nothing is shown or printed that was not verified, and no paper without a request of its own") {
  for (const auto& [from, row] : every_step()) {
    INFO(name_of(row->state) << " on " << name_of(row->event));
    if (row->action == Action::show_pages || row->action == Action::compose_copy ||
        row->action == Action::compose_next_copy || starts_print(*row))
      CHECK((follow(from, *row).verified || follow(from, *row).slip));
    if (starts_print(*row)) CHECK((from.print_asked || asks_for_paper(*row)));
    if (row->next == State::printing && row->state != State::printing) CHECK(starts_print(*row));
    if (row->state == State::printing && row->next == State::printing) CHECK_FALSE(starts_print(*row));
  }
}

TEST_CASE("a person who has to be checked reaches a choice or a report through the check alone, by equal ways") {
  const std::set<State> checks{State::check_ways, State::check_code, State::check_desk, State::check_trouble};
  for (const auto& row : rows()) {
    INFO(name_of(row.state) << " on " << name_of(row.event));
    if (row.event == Event::check_due || row.guard == Guard::check_due) CHECK(row.next == State::check_ways);
    const bool leaves = checks.contains(row.state) && !checks.contains(row.next);
    const bool ends = row.next == State::clean_up || row.next == State::refusal;
    if (leaves && !ends) CHECK(row.event == Event::check_passed);
  }
  Conditions due;
  due.check_due = true;
  for (const auto& [state, event] : {std::pair{State::opening, Event::visit_opened},
                                     {State::whom, Event::subject_chosen},
                                     {State::whom, Event::nothing_to_ask}})
    CHECK(find_row(state, event, due)->next == State::check_ways);
  for (const auto event : {Event::by_code, Event::by_desk}) CHECK(has_row(State::check_ways, event));
  for (const auto state : {State::check_code, State::check_desk}) CHECK(has_row(state, Event::other_way));
  CHECK(has_row(State::check_trouble, Event::try_again));
}

TEST_CASE("an update may only begin where nobody is served") {
  for (const auto state : all_states()) {
    INFO(name_of(state));
    const bool rests = state == State::attract || state == State::out_of_service;
    CHECK(facts_of(state).in_visit != rests);
    if (facts_of(state).person_known) CHECK(facts_of(state).in_visit);
  }
}

TEST_CASE("limits are those the visitor was promised") {
  using std::chrono::seconds;
  for (const auto state : all_states())
    if (facts_of(state).kind == LimitKind::idle) {
      const bool at_the_phone = state == State::invitation;  // his fingers are not on this glass
      CHECK(facts_of(state).limit == (at_the_phone ? seconds{180} : seconds{60}));
      CHECK(facts_of(state).warning == seconds{15});
    }
  CHECK(facts_of(State::issuing).limit == seconds{30});
  CHECK(facts_of(State::take_paper).limit == seconds{20});
  for (const auto state : {State::card_trouble, State::platform_trouble, State::print_trouble, State::refusal})
    CHECK(facts_of(state).limit == seconds{30});
  for (const auto state : {State::printing, State::cancelling, State::recomposing})
    CHECK(facts_of(state).kind == LimitKind::hard);  // no idle timer while the printer works
}

TEST_CASE("an event without a row is harmless where it is ignored") {
  const std::set<Event> ends_by_finger{Event::cancel, Event::finish, Event::decline, Event::paper_taken};
  const std::set<Event> outcomes{Event::printed, Event::unconfirmed, Event::print_failed, Event::print_cancelled};
  for (const auto state : all_states()) {
    INFO(name_of(state));
    const auto& facts = facts_of(state);
    bool a_finger_ends_it = false;
    for (const auto event : ends_by_finger) a_finger_ends_it = a_finger_ends_it || has_row(state, event);
    if (facts.person_known && state != State::cancelling)
      CHECK(a_finger_ends_it);  // nobody is locked in; cancelling is on its way out
    if (state == State::printing || state == State::cancelling || state == State::stopping)
      for (const auto event : outcomes) CHECK(has_row(state, event));  // no outcome is ever lost
    if (facts.screen == VisitView::Screen::Failure) CHECK(has_row(state, Event::finish));
  }
  // What asks for an answer listens for each kind of answer.
  for (const auto event : {Event::report_issued, Event::platform_failed, Event::platform_refused, Event::time_up})
    CHECK(has_row(State::issuing, event));
  for (const auto state : {State::fetching, State::objecting})
    for (const auto event : {state == State::fetching ? Event::sheet_read : Event::objection_taken,
                             Event::platform_failed, Event::platform_refused, Event::time_up})
      CHECK(has_row(state, event));
  for (const auto state : {State::issuing, State::fetching, State::objecting}) CHECK(has_row(state, Event::check_due));
  for (const auto event :
       {Event::code_sent, Event::code_refused, Event::check_passed, Event::check_failed, Event::platform_refused})
    CHECK(has_row(State::check_code, event));
  for (const auto event :
       {Event::desk_asked, Event::check_passed, Event::check_failed, Event::platform_refused, Event::time_up})
    CHECK(has_row(State::check_desk, event));
  for (const auto event : {Event::report_verified, Event::report_rejected}) CHECK(has_row(State::checking, event));
  for (const auto state : {State::composing, State::recomposing})
    for (const auto event : {Event::composed, Event::compose_failed}) CHECK(has_row(state, event));
}
