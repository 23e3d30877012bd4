#include "report/trust/renewal.h"

#include <algorithm>
#include <set>

#include "base/failures/trust.h"

namespace credit::trust {
namespace {

constexpr const char* trust_path = "/v1/trust-list";
const std::string status_path = "/v1/status-list/";

constexpr int http_ok = 200, http_unchanged = 304, http_absent = 404;

bool may_stand_in_a_path(const std::string& code) {
  return std::ranges::all_of(code, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
}

bool is_status(const std::string& path) { return path.starts_with(status_path); }

// Another issuer's list is not what was asked for, however well signed.
Result<TrustBundle> renewed_status(const TrustBundle& held, const std::string& path, ByteView body) {
  CREDIT_TRY(const auto list, open_status_list(body, held.list));
  if (status_path + list.issuer != path)
    return fail(failure::list_answer_unexpected, path + ": the list of " + list.issuer);
  return renew_status(held, body);
}

}  // namespace

std::vector<std::string> status_issuers(const TrustList& list) {
  std::set<std::string> issuers;
  for (const auto& key : list.keys)
    if (key.role == Role::status && !key.revoked && may_stand_in_a_path(key.owner)) issuers.insert(key.owner);
  return {issuers.begin(), issuers.end()};
}

Renewal::Renewal(TrustBundle held, ListMemory memory) : held_(std::move(held)), memory_(std::move(memory)) {
  plan_.push_back({trust_path, memory_.recall(trust_path, held_.signed_list)});
}

const ListRequest* Renewal::next() const { return at_ < plan_.size() ? &plan_[at_] : nullptr; }

Result<Taken> Renewal::take(const Result<ListAnswer>& answer) {
  CREDIT_ENSURE(next() != nullptr);
  const ListRequest request = plan_[at_];
  ++at_;
  if (!answer) {
    at_ = plan_.size();
    return tl::unexpected<Failure>(answer.error());
  }
  auto taken = answer->status == http_unchanged ? unchanged(request) : take_body(request, *answer);
  if (!is_status(request.path)) plan_status();
  return taken;
}

// A server that says "unchanged" to a question without a condition knows nothing of what we hold.
Result<Taken> Renewal::unchanged(const ListRequest& request) {
  if (request.held == Validators()) return fail(failure::list_answer_unexpected, request.path + ": HTTP 304 unasked");
  return Taken::same;
}

Result<Taken> Renewal::take_body(const ListRequest& request, const ListAnswer& answer) {
  if (answer.status == http_absent && is_status(request.path)) return Taken::not_offered;
  if (answer.status != http_ok)
    return fail(failure::list_answer_unexpected, request.path + ": HTTP " + std::to_string(answer.status));
  if (answer.body.size() > list_limit) return fail(failure::list_too_large, request.path);
  CREDIT_TRY(auto renewed,
             is_status(request.path) ? renewed_status(held_, request.path, answer.body) : renew(held_, answer.body));
  const Bytes before = make_bundle(held_);
  held_ = std::move(renewed);
  const Bytes* now_held = held_for(request.path);
  if (now_held != nullptr && *now_held == answer.body) memory_.keep(request.path, *now_held, answer.validators);
  const bool newer = make_bundle(held_) != before;
  changed_ = changed_ || newer;
  return newer ? Taken::newer : Taken::same;
}

void Renewal::plan_status() {
  for (const auto& issuer : status_issuers(held_.list)) {
    const std::string path = status_path + issuer;
    const Bytes* held = held_for(path);
    plan_.push_back({path, held == nullptr ? Validators() : memory_.recall(path, *held)});
  }
}

const Bytes* Renewal::held_for(const std::string& path) const {
  if (!is_status(path)) return &held_.signed_list;
  const auto issuer = std::string_view(path).substr(status_path.size());
  for (const auto& held : held_.status)
    if (held.list.issuer == issuer) return &held.signed_list;
  return nullptr;
}

}  // namespace credit::trust
