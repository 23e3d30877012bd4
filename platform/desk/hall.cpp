// Who waits for the staff, how the machines are, and what the staff did about it.
#include <nlohmann/json.hpp>

#include "base/failures/desk.h"
#include "base/failures/platform.h"
#include "platform/desk/desk.h"
#include "platform/issue/person_check.h"
#include "platform/service/body.h"
#include "platform/store/machines.h"
#include "platform/store/people.h"
#include "platform/store/person_checks.h"
#include "report/document/document.h"

namespace credit::platform::desk {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::chrono::minutes silent_after{3};  // a machine tells twice a minute

Json three(const char* const (&texts)[3]) { return {{"zh_CN", texts[0]}, {"zh_TW", texts[1]}, {"en", texts[2]}}; }

Json failures_json(std::string_view names) {
  Json list = Json::array();
  while (!names.empty()) {
    const auto end = std::min(names.find(' '), names.size());
    if (const auto code = code_named(names.substr(0, end))) {
      const auto& words = words_of(*code);
      list.push_back({{"code", words.code}, {"title", three(words.title)}, {"staff", words.staff}});
    }
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return list;
}

Json machine_json(const Machine& machine, Instant now) {
  const auto seen = parse_rfc3339(machine.seen);
  const bool silent = !seen || *seen + silent_after < now;
  Json json = {{"kiosk", machine.kiosk},
               {"state", silent                   ? "silent"
                         : machine.state.in_order ? "in_order"
                                                  : "out_of_order"},
               {"failures", failures_json(machine.state.failures)},
               {"pages_out", machine.pages_out}};
  if (seen) json["seen"] = machine.seen;
  if (!machine.refilled.empty()) json["refilled"] = {{"at", machine.refilled}, {"sheets", machine.refill}};
  return json;
}

Result<Json> waiting_json(Connection& store, const DeskRequest& request) {
  CREDIT_TRY(const auto person, find_person(store, request.subject.expose()));
  if (!person) return fail(failure::person_unknown);
  return Json{{"request", request.visit},
              {"kiosk", request.kiosk},
              {"pairing", request.pairing},
              {"name", document::mask_name(person->name.expose())},
              {"asked", to_rfc3339(request.asked)}};
}

}  // namespace

Result<Answer> Desk::hall(const Call& call) {
  Json waiting = Json::array(), machines = Json::array();
  CREDIT_TRY(const auto requests, waiting_at_desk(call.store, call.now));
  for (const auto& request : requests) {
    CREDIT_TRY(auto json, waiting_json(call.store, request));
    waiting.push_back(std::move(json));
  }
  CREDIT_TRY(const auto known, all_machines(call.store));
  for (const auto& machine : known) machines.push_back(machine_json(machine, call.now));
  const Json json = {{"waiting", waiting}, {"machines", machines}};
  return Answer{200, "application/json", json.dump(), {}, {}, {}, {}, {}};
}

// A confirmation is of a card and a person both seen; who confirmed stands in the register, and cannot be taken out.
Result<Answer> Desk::settle(const Call& call) {
  Body body(call.request.body);
  const auto decision = body.text("decision", 6, 7);
  const auto seen = body.text("seen", 4, 16);
  CREDIT_CHECK(body.status());
  const bool confirmed = decision == "confirm";
  if ((!confirmed && decision != "refuse") || (confirmed && seen != "card_and_person"))
    return fail(failure::request_malformed, "decision and what was seen do not agree");
  const auto write = [&](Connection& store) -> Status {
    CREDIT_TRY(const auto request, waiting_visit(store, call.part, call.now));
    if (!request) return fail(failure::desk_request_gone);
    CREDIT_CHECK(settle_desk(store, request->visit, confirmed, call.session.account, call.now));
    if (confirmed) CREDIT_CHECK(pass_check(store, request->visit, name_of(CheckWay::desk), call.now));
    CREDIT_CHECK(
        note_deed(store, {call.now, call.session.account, confirmed ? Deed::confirm : Deed::refuse, request->kiosk}));
    QueryEntry entry{call.now,
                     request->kiosk,
                     {},
                     digest_.of(request->subject.expose()),
                     name_of(CheckWay::desk),
                     QueryAction::person,
                     confirmed ? "done" : "refused",
                     {},
                     Authorisation::own_card,
                     {}};
    entry.asker = digest_.of("staff " + call.session.account);
    return append(store, entry);
  };
  CREDIT_CHECK(store_.writer().run(write));
  return Answer{204, {}, {}, {}, {}, {}, {}, {}};
}

Result<Answer> Desk::refill(const Call& call) {
  Body body(call.request.body);
  const auto kiosk = body.text("kiosk", 1, 16);
  const auto sheets = body.number("sheets", 1, 5000);
  CREDIT_CHECK(body.status());
  CREDIT_TRY(const bool known, machine_known(call.store, kiosk));
  if (!known) return fail(failure::desk_machine_unknown);
  const auto write = [&](Connection& store) -> Status {
    CREDIT_CHECK(note_refill(store, kiosk, sheets, call.session.account, call.now));
    return note_deed(store, {call.now, call.session.account, Deed::refill, kiosk});
  };
  CREDIT_CHECK(store_.writer().run(write));
  return Answer{204, {}, {}, {}, {}, {}, {}, {}};
}

}  // namespace credit::platform::desk
