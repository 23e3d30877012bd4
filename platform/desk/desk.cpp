#include "platform/desk/desk.h"

#include <openssl/crypto.h>

#include "base/failures/desk.h"
#include "base/failures/platform.h"
#include "platform/store/digest.h"

namespace credit::platform::desk {
namespace {

// One cookie of that name, and only in the form we gave it.
std::string session_token(const std::string& cookies) {
  constexpr std::string_view name = "__Host-desk=";
  constexpr std::size_t length = 64;
  const auto at = cookies.find(name);
  if (at == std::string::npos || cookies.find(name, at + 1) != std::string::npos) return {};
  if (at != 0 && cookies[at - 1] != ' ') return {};
  const auto value = cookies.substr(at + name.size(), cookies.find(';', at) - at - name.size());
  return value.size() == length && from_hex(value) ? value : std::string();
}

bool same(const std::string& left, const std::string& right) {
  return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace

Answer Desk::answer(const Request& request) {
  Answer for_log;
  auto answer = dispatch(request, for_log);
  Answer finished = answer ? std::move(*answer) : problem(answer.error());
  finished.route = std::move(for_log.route);
  return finished;
}

Result<Answer> Desk::dispatch(const Request& request, Answer& for_log) {
  if (request.kiosk_verify != came_by_the_desk) return fail(failure::route_unknown);
  CREDIT_TRY(auto found, find_route(request.method, request.path));
  for_log.route = found.route->path;
  CREDIT_TRY(auto* const store, store_.reader());
  Call call{request, *store, clock_.now(), {}, {}, std::move(found.part)};
  if (found.route->logged_in) CREDIT_CHECK(admit(call, request.method));
  return perform(found.route->operation, call);
}

Result<Answer> Desk::perform(Operation operation, const Call& call) {
  switch (operation) {
    case Operation::log_in:
      return log_in(call);
    case Operation::whoami:
      return whoami(call);
    case Operation::log_out:
      return log_out(call);
    case Operation::hall:
      return hall(call);
    case Operation::settle:
      return settle(call);
    case Operation::refill:
      return refill(call);
  }
  CREDIT_ENSURE(false);
}

// A session ends when nobody used it for a while, and after a day's work in any case. Looking does not use it: the page
// looks by itself; whoever changes something must bring the page's token besides, which no other site can know.
Status Desk::admit(Call& call, Method method) {
  call.token = session_token(call.request.cookie);
  if (call.token.empty()) return fail(failure::desk_login_needed);
  const auto digest = sha256_hex(call.token);
  CREDIT_TRY(auto session, find_session(call.store, digest));
  const bool over =
      !session || session->used + session_idle <= call.now || session->begun + session_longest <= call.now;
  if (over) return fail(failure::desk_login_needed);
  call.session = std::move(*session);
  if (method == Method::get) return {};
  if (!same(call.request.desk_token, page_token(call.token))) return fail(failure::desk_token_wrong);
  return store_.writer().run([&](Connection& store) { return use_session(store, digest, call.now); });
}

std::string Desk::page_token(const std::string& session_token) const {
  return digest_.of("desk page " + session_token);
}

Status Desk::deed(const Call& call, const std::string& account, Deed done, const std::string& about) {
  return store_.writer().run([&](Connection& store) { return note_deed(store, {call.now, account, done, about}); });
}

}  // namespace credit::platform::desk
