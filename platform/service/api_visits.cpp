// Visits: opened for a person the register knows, told how the printing went, closed.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/failures/platform.h"
#include "base/identity.h"
#include "platform/service/api.h"
#include "platform/service/body.h"
#include "platform/store/digest.h"
#include "platform/store/visit_grants.h"

namespace credit::platform {
namespace {

constexpr std::array<std::string_view, 5> outcomes{"printed", "unconfirmed", "failed", "cancelled", "not_asked"};
constexpr std::size_t token_bytes = 32;

// The visitor himself, whose name and number the machine knows from his card, then the organisations he may ask for.
nlohmann::ordered_json subjects_json(const std::vector<Organisation>& represented,
                                     const std::vector<Organisation>& granted) {
  auto list = nlohmann::ordered_json::array();
  list.push_back({{"subject", self_code}, {"kind", "natural_person"}, {"standing", name_of(Standing::self)}});
  for (const auto& organisation : represented)
    list.push_back(subject_json(organisation, Standing::legal_representative));
  for (const auto& organisation : granted) list.push_back(subject_json(organisation, Standing::agent));
  return list;
}

Answer no_content() { return {204, {}, {}, {}, {}, {}, {}, {}}; }

}  // namespace

// One answer for a number nobody has and for a name that does not fit: it must not say which numbers exist.
Result<Person> Api::open_to(const Call& call, const std::string& name, const std::string& id_number) const {
  CREDIT_TRY(const auto stopped, issuing_stopped(call.store));
  if (stopped) return fail(failure::issuing_stopped);
  CREDIT_TRY(auto person, find_person(call.store, id_number));
  if (!person || person->name.expose() != name) return fail(failure::person_unknown);
  return std::move(*person);
}

Result<Answer> Api::open_visit(const Call& call) {
  Body body(call.request.body);
  const Personal name(body.text("name", 1, 192));
  const Personal id_number(body.text("id_number", 18, 18));
  body.instant("card_read");
  CREDIT_CHECK(body.status());
  if (!id_number_valid(id_number.expose()))
    return fail(failure::request_malformed, "id_number has a wrong check digit");
  auto entry = this->entry(call, QueryAction::visit, id_number.expose());
  entry.asker = entry.whom;
  const auto person = open_to(call, name.expose(), id_number.expose());
  if (!person) return tl::unexpected<Failure>(registered(std::move(entry), person.error()));

  CREDIT_TRY(const auto subjects, may_ask_about(call, *person));
  CREDIT_TRY(auto granted, held_for(call, *person));
  std::erase_if(granted, [&](const Told& told) {
    return std::ranges::find(subjects, told.organisation.uscc, &Organisation::uscc) != subjects.end();
  });
  const auto token = to_hex(random_bytes(token_bytes));
  const Visit visit{sha256_hex(token), call.kiosk.id, id_number, call.now + parts_.visit_length, false};
  const auto write = [&](Connection& store) -> Status {
    CREDIT_CHECK(add_visit(store, visit, call.now));
    CREDIT_CHECK(tell_subjects(store, visit.digest, subjects));
    for (const auto& told : granted) CREDIT_CHECK(tell_grant(store, visit.digest, told.organisation.uscc, told.grant));
    return append(store, entry);
  };
  CREDIT_CHECK(parts_.store->writer().run(write));
  std::vector<Organisation> by_grant;
  for (auto& told : granted) by_grant.push_back(std::move(told.organisation));
  nlohmann::ordered_json json = {
      {"visit", token}, {"expires", to_rfc3339(visit.expires)}, {"subjects", subjects_json(subjects, by_grant)}};
  if (auto check = person_check_json(*person); !check.is_null()) json["person_check"] = std::move(check);
  return Answer{201, "application/json", json.dump(), {}, {}, {}, {}, {}};
}

Result<Visit> Api::visit_of(const Call& call) const {
  if (call.part.size() != token_bytes * 2) return fail(failure::visit_unknown);
  CREDIT_TRY(auto visit, find_visit(call.store, sha256_hex(call.part)));
  if (!visit || visit->kiosk != call.kiosk.id) return fail(failure::visit_unknown);
  return std::move(*visit);
}

// Printing may outlast a visit: an ended visit still takes the outcome.
Result<Answer> Api::tell_outcome(const Call& call) {
  Body body(call.request.body);
  const StoredOutcome outcome{body.text("report_number", 22, 22), call.kiosk.id,
                              body.text("outcome", 1, 16),        body.optional_text("failure", 64),
                              body.number("pages", 0, 10000),     body.number("copy", 1, 99)};
  CREDIT_CHECK(body.status());
  if (std::ranges::find(outcomes, outcome.outcome) == outcomes.end())
    return fail(failure::request_malformed, "outcome is not one of the five");
  CREDIT_TRY(const auto visit, visit_of(call));
  CREDIT_TRY(const auto ours, report_of_visit(call.store, visit.digest, outcome.report));
  if (!ours) return fail(failure::report_unknown);
  auto entry = this->entry(call, QueryAction::outcome, visit, self_code);
  CREDIT_TRY(entry.whom, subject_of_report(call.store, outcome.report));
  CREDIT_TRY(entry.authorisation, authorisation_in(call, visit, entry.whom));
  entry.outcome = outcome.outcome;
  entry.report = outcome.report;
  const auto write = [&](Connection& store) -> Status {
    CREDIT_CHECK(add_outcome(store, outcome, call.now));
    return append(store, entry);
  };
  CREDIT_CHECK(parts_.store->writer().run(write));
  return no_content();
}

Result<Answer> Api::close_visit(const Call& call) {
  CREDIT_TRY(const auto visit, visit_of(call));
  CREDIT_CHECK(parts_.store->writer().run([&](Connection& store) { return end_visit(store, visit.digest, call.now); }));
  return no_content();
}

}  // namespace credit::platform
