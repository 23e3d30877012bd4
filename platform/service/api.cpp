#include "platform/service/api.h"

#include "platform/api_file.h"
#include "platform/service/kiosk_gate.h"

namespace credit::platform {

Answer Api::answer(const Request& request) {
  Answer for_log;
  auto answer = dispatch(request, for_log);
  Answer finished = answer ? std::move(*answer) : problem(answer.error());
  finished.route = std::move(for_log.route);
  finished.kiosk = std::move(for_log.kiosk);
  return finished;
}

Result<Answer> Api::dispatch(const Request& request, Answer& for_log) {
  CREDIT_TRY(auto found, find_route(request.method, request.path));
  for_log.route = found.route->path;
  CREDIT_TRY(auto* const store, parts_.store->reader());
  Call call{request, *store, parts_.clock->now(), {}, std::move(found.part)};
  if (found.route->kiosk_only) {
    CREDIT_TRY(call.kiosk, admit(*store, request, call.now));
  }
  for_log.kiosk = call.kiosk.id;
  return perform(found.route->operation, call);
}

Result<Answer> Api::perform(Operation operation, const Call& call) {
  switch (operation) {
    case Operation::offer:
      return Answer{200,
                    "application/json",
                    offer_json(parts_.issuer->offer(), parts_.issuer->editions(), parts_.services.get(),
                               parts_.exchange == nullptr ? Agents::not_served : Agents::by_licence),
                    {},
                    {},
                    {},
                    {},
                    {}};
    case Operation::open_visit:
      return open_visit(call);
    case Operation::issue:
      return issue(call);
    case Operation::take_licence:
      return take_licence(call);
    case Operation::invite_licence:
      return invite_licence(call);
    case Operation::collect_licence:
      return collect_licence(call);
    case Operation::tell_outcome:
      return tell_outcome(call);
    case Operation::close_visit:
      return close_visit(call);
    case Operation::repair_guide:
      return show_service(call, "repair");
    case Operation::commitments:
      return show_service(call, "commitments");
    case Operation::evaluation:
      return show_service(call, "evaluation");
    case Operation::inquiries:
      return show_service(call, "inquiries");
    case Operation::objections:
      return show_service(call, "objection");
    case Operation::object:
      return object(call);
    case Operation::trust_list:
      return list(call, parts_.lists.trust_list());
    case Operation::status_list:
      return list(call, parts_.lists.status_list(call.part));
    case Operation::check:
      return check(call);
    case Operation::health:
      return health(call);
    case Operation::api_file:
      return Answer{200, "application/yaml", api_file_yaml, {}, {}, {}, {}, {}};
    case Operation::send_code:
      return send_code(call);
    case Operation::answer_code:
      return answer_code(call);
    case Operation::ask_desk:
      return ask_desk(call);
    case Operation::check_state:
      return check_state(call);
    case Operation::tell_state:
      return tell_state(call);
  }
  CREDIT_ENSURE(false);
}

// Signed files, published as they are: whoever gets them checks the signature, not us.
Result<Answer> Api::list(const Call& call, const Result<PublishedLists::File>& file) {
  if (!file) return tl::unexpected<Failure>(file.error());
  const std::vector<std::pair<std::string, std::string>> headers{
      {"ETag", file->tag}, {"Last-Modified", file->last_modified}, {"Cache-Control", "no-cache"}};
  if (names_tag(call.request.if_none_match, file->tag))
    return Answer{304, "application/cose", {}, headers, {}, {}, {}, {}};
  return Answer{200, "application/cose", *file->bytes, headers, {}, {}, {}, {}};
}

Result<Answer> Api::health(const Call& call) const {
  CREDIT_TRY(const auto stopped, issuing_stopped(call.store));
  return Answer{200, "application/json", stopped ? R"({"state":"stopped"})" : R"({"state":"ready"})", {}, {}, {}, {},
                {}};
}

QueryEntry Api::entry(const Call& call, QueryAction action, const std::string& subject, const std::string& why) const {
  return {call.now,
          call.kiosk.id,
          call.kiosk.fingerprint,
          parts_.digest.of(subject),
          why,
          action,
          "done",
          {},
          Authorisation::own_card,
          {}};
}

QueryEntry Api::entry(const Call& call, QueryAction action, const Visit& visit, const std::string& subject,
                      const std::string& why) const {
  auto made = entry(call, action, subject == self_code ? visit.subject.expose() : subject, why);
  made.asker = parts_.digest.of(visit.subject.expose());
  return made;
}

Failure Api::registered(QueryEntry entry, Failure refusal) {
  entry.outcome = refusal.name();
  const auto written = parts_.store->writer().run([&](Connection& store) { return append(store, entry); });
  return written ? std::move(refusal) : written.error();
}

}  // namespace credit::platform
