#include "tests/unit/platform/licence_contract.h"

#include "base/failures/licence.h"
#include "tests/support/catch.h"

namespace credit::platform::licence::testing {
namespace {

using std::chrono::minutes;
const Instant now = *parse_rfc3339("2026-11-22T06:30:05Z");

template <class T>
bool fails_as(const Result<T>& result, FailureCode code) {
  return !result && result.error().code == code;
}

void a_phone_is_read(Phones& phones) {
  auto& exchange = phones.exchange();
  const auto id = phones.give(sample_grant());
  const Personal<std::string> code(phones.show_code(id, now)), late(phones.show_code(id, now));
  CHECK_FALSE(code.same_as(late));
  const auto grant = exchange.redeem(code, now + minutes(1));
  REQUIRE(grant);
  CHECK(grant->id == id);
  CHECK(grant->uscc == sample_grant().uscc);
  CHECK(grant->agent_number.same_as(sample_grant().agent_number));
  CHECK(grant->agent_name.same_as(sample_grant().agent_name));
  CHECK_FALSE(grant->withdrawn);
  CHECK(fails_as(exchange.redeem(code, now + minutes(1)), failure::licence_code_unknown));  // once
  CHECK(fails_as(exchange.redeem(late, now + minutes(10)), failure::licence_code_expired));
  CHECK(fails_as(exchange.redeem(Personal<std::string>("EL1never-shown"), now), failure::licence_code_unknown));
  CHECK(fails_as(exchange.redeem(Personal<std::string>("'; --"), now), failure::licence_code_unknown));
}

void a_phone_reads(Phones& phones) {
  auto& exchange = phones.exchange();
  const auto id = phones.give(sample_grant());
  const auto invitation = exchange.invite(now);
  REQUIRE(invitation);
  CHECK(invitation->expires > now);
  const auto before = exchange.collect(invitation->text, now);
  REQUIRE(before);
  CHECK_FALSE(before->has_value());
  phones.confirm(invitation->text, id, now);
  const auto grant = exchange.collect(invitation->text, now + minutes(1));
  REQUIRE(grant);
  REQUIRE(grant->has_value());
  CHECK((*grant)->id == id);
  CHECK(fails_as(exchange.collect(invitation->text, now), failure::licence_invitation_expired));  // once
  CHECK(fails_as(exchange.collect("never made", now), failure::licence_invitation_expired));
  const auto late = exchange.invite(now);
  REQUIRE(late);
  CHECK(fails_as(exchange.collect(late->text, late->expires + minutes(1)), failure::licence_invitation_expired));
}

// A code shown before the withdrawal brings the grant as it stands: withdrawn.
void a_withdrawal_is_seen_at_once(Phones& phones) {
  auto& exchange = phones.exchange();
  const auto id = phones.give(sample_grant());
  const Personal<std::string> code(phones.show_code(id, now));
  REQUIRE(exchange.look_up(id));
  CHECK_FALSE(exchange.look_up(id)->withdrawn);
  phones.withdraw(id);
  CHECK(exchange.look_up(id)->withdrawn);
  const auto grant = exchange.redeem(code, now);
  REQUIRE(grant);
  CHECK(grant->withdrawn);
  CHECK(fails_as(exchange.look_up("nobody's"), failure::grant_unknown));
}

void certain_items_are_named(Phones& phones) {
  auto limited = sample_grant();
  limited.scope = Scope::certain_items;
  limited.items = {"tax_declaration", report_item};
  const auto found = phones.exchange().look_up(phones.give(limited));
  REQUIRE(found);
  CHECK(found->scope == Scope::certain_items);
  CHECK(found->items == limited.items);
  CHECK(found->from == limited.from);
  CHECK(found->to == limited.to);
}

}  // namespace

Grant sample_grant(const std::string& uscc) {
  Grant grant;
  grant.uscc = uscc;
  grant.agent_name = Personal<std::string>("测试甲");
  grant.agent_number = Personal<std::string>("990101199003070015");
  grant.from = *parse_day("2026-01-01");
  grant.to = *parse_day("2026-12-31");
  return grant;
}

void keeps_contract(Phones& phones) {
  a_phone_is_read(phones);
  a_phone_reads(phones);
  a_withdrawal_is_seen_at_once(phones);
  certain_items_are_named(phones);
}

}  // namespace credit::platform::licence::testing
