// The online check: what the paper says, and what became of it; never why.
#include <openssl/crypto.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/failures/online_check.h"
#include "platform/service/api.h"
#include "platform/service/body.h"
#include "report/document/document.h"
#include "report/seal/cose.h"

namespace credit::platform {
namespace {

bool number_well_formed(const std::string& number) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto either = [&](char c) { return digit(c) || (c >= 'A' && c <= 'Z'); };
  return number.size() == 22 && std::all_of(number.begin(), number.begin() + 14, digit) &&
         std::all_of(number.begin() + 14, number.end(), either);
}

bool same(const std::string& a, const std::string& b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

// A report is read and its number and code compared whether or not there is one of this number, and both refusals are
// one.
Result<CheckedReport> Api::matching_report(const Call& call, const std::string& number, const std::string& code) {
  CREDIT_TRY(auto report, find_for_check(call.store, number));
  if (!report) return fail(failure::check_no_match);
  const bool same_number = same(number, report->number);
  const bool same_code = same(code, report->check_code);
  if (!same_number || !same_code) return fail(failure::check_no_match);
  return std::move(*report);
}

Result<Answer> Api::check(const Call& call) {
  Body body(call.request.body);
  const auto number = body.text("report_number", 1, 64);
  const auto code = body.text("check_code", 1, 64);
  CREDIT_CHECK(body.status());
  if (!number_well_formed(number) || !document::check_code_valid(code)) return fail(failure::check_code_mistyped);
  if (!check_gate_.pay(number, call.request.asker, call.now)) return fail(failure::check_paused);
  CREDIT_TRY(const auto report, matching_report(call, number, code));
  check_gate_.give_back(number, call.request.asker);
  CREDIT_TRY(const auto seal, seal::parse_seal(report.seal));
  CREDIT_TRY(const auto claims, seal::decode_claims(seal.payload));
  CREDIT_TRY(const auto found, state_book_.of(claims.issuer, report.status_index, report.valid_until, call.now));
  CREDIT_CHECK(register_check(call, number));
  nlohmann::ordered_json json = {
      {"report_number", number}, {"seal", to_base64(report.seal)}, {"state", name_of(found.standing)}};
  if (found.since) json["since"] = to_rfc3339(*found.since);
  return Answer{200, "application/json", json.dump(), {}, {}, {}, {}, {}};
}

// Only who holds the paper gets here, so nobody can fill the register with guesses.
Status Api::register_check(const Call& call, const std::string& number) {
  const QueryEntry entry{call.now, {}, {}, {}, {}, QueryAction::check, "done", number, Authorisation::holds_paper, {}};
  return parts_.store->writer().run([&](Connection& store) { return append(store, entry); });
}

}  // namespace credit::platform
