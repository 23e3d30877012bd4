// Grants and the exchange: the reference implementation keeps the contract, and so does one that shares no line with
// it.
#include <map>

#include "base/failures/licence.h"
#include "platform/licence/reference_exchange.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/fixture.h"
#include "tests/unit/platform/licence_contract.h"

using namespace credit;
using namespace credit::platform::licence;
using namespace credit::platform::licence::testing;

namespace {

const Instant now = *parse_rfc3339("2026-11-22T06:30:05Z");

struct ReferencePhones final : Phones {
  credit::platform::testing::Folder folder;
  ReferenceExchange reference{folder.path / "licence.sqlite"};
  Exchange& exchange() override { return reference; }
  std::string give(const Grant& grant) override { return *reference.give(grant); }
  void withdraw(const std::string& id) override { REQUIRE(reference.withdraw(id)); }
  std::string show_code(const std::string& id, Instant at) override { return *reference.show_code(id, at); }
  void confirm(const std::string& invitation, const std::string& id, Instant at) override {
    REQUIRE(reference.confirm(invitation, id, at));
  }
};

// In memory, and of its own ideas about what a code looks like.
struct MemoryPhones final : Phones, Exchange {
  struct Shown {
    std::string grant;
    Instant expires;
    bool gone = false;
  };
  std::map<std::string, Grant> grants;
  std::map<std::string, Shown> codes, invitations;

  Exchange& exchange() override { return *this; }
  std::string give(const Grant& grant) override {
    const auto id = "g" + std::to_string(grants.size());
    grants[id] = grant;
    grants[id].id = id;
    return id;
  }
  void withdraw(const std::string& id) override { grants.at(id).withdrawn = true; }
  std::string show_code(const std::string& id, Instant at) override {
    const auto code = "code " + std::to_string(codes.size());
    codes[code] = {id, at + std::chrono::minutes(3)};
    return code;
  }
  void confirm(const std::string& invitation, const std::string& id, Instant) override {
    invitations.at(invitation).grant = id;
  }
  Result<Grant> redeem(const Personal<std::string>& code, Instant at) override {
    const auto found = codes.find(code.expose());
    if (found == codes.end() || found->second.gone) return fail(failure::licence_code_unknown);
    found->second.gone = true;
    if (found->second.expires < at) return fail(failure::licence_code_expired);
    return grants.at(found->second.grant);
  }
  Result<Invitation> invite(Instant at) override {
    const Invitation made{"invitation " + std::to_string(invitations.size()), at + std::chrono::minutes(5)};
    invitations[made.text] = {{}, made.expires};
    return made;
  }
  Result<std::optional<Grant>> collect(const std::string& text, Instant at) override {
    const auto found = invitations.find(text);
    if (found == invitations.end() || found->second.gone || found->second.expires < at)
      return fail(failure::licence_invitation_expired);
    if (found->second.grant.empty()) return std::nullopt;
    found->second.gone = true;
    return std::optional(grants.at(found->second.grant));
  }
  Result<Grant> look_up(const std::string& id) override {
    if (!grants.contains(id)) return fail(failure::grant_unknown);
    return grants.at(id);
  }
};

FailureCode judged(const Grant& grant, const char* name = "测试甲", const char* number = "990101199003070015",
                   const char* day = "2026-11-22") {
  const auto status = may_act(grant, Personal<std::string>(name), Personal<std::string>(number), *parse_day(day));
  REQUIRE_FALSE(status);
  return status.error().code;
}

}  // namespace

TEST_CASE("licence: the reference exchange keeps the contract") {
  ReferencePhones phones;
  keeps_contract(phones);
}

TEST_CASE("licence: an exchange that is quite another one keeps it too") {
  MemoryPhones phones;
  keeps_contract(phones);
}

TEST_CASE("licence: a grant is authority for its agent, in its days, for its matters, until it is withdrawn") {
  auto grant = sample_grant();
  CHECK(may_act(grant, grant.agent_name, grant.agent_number, *parse_day("2026-01-01")));
  CHECK(may_act(grant, grant.agent_name, grant.agent_number, *parse_day("2026-12-31")));
  CHECK(judged(grant, "测试甲", "990101199003070015", "2025-12-31") == failure::grant_out_of_dates);
  CHECK(judged(grant, "测试甲", "990101199003070015", "2027-01-01") == failure::grant_out_of_dates);
  CHECK(judged(grant, "测试乙") == failure::licence_not_yours);
  CHECK(judged(grant, "测试甲", "990101198806150022") == failure::licence_not_yours);
  grant.scope = Scope::certain_items;
  grant.items = {"tax_declaration"};
  CHECK(judged(grant) == failure::grant_not_for_report);
  grant.items.emplace_back(report_item);
  CHECK(may_act(grant, grant.agent_name, grant.agent_number, *parse_day("2026-11-22")));
  grant.withdrawn = true;
  CHECK(judged(grant) == failure::grant_withdrawn);
  CHECK(judged(grant, "测试乙") == failure::licence_not_yours);  // a stranger does not learn that it was withdrawn
}

TEST_CASE("licence: five agents at once, and a withdrawn one makes room") {
  ReferencePhones phones;
  std::string last;
  for (int i = 0; i < agents_at_once; ++i) last = phones.give(sample_grant());
  const auto sixth = phones.reference.give(sample_grant());
  REQUIRE_FALSE(sixth);
  CHECK(sixth.error().code == failure::too_many_agents);
  CHECK(phones.reference.give(sample_grant("91350100M000100Y43")));
  auto next_year = sample_grant();
  next_year.from = *parse_day("2027-01-01");
  next_year.to = *parse_day("2027-12-31");
  CHECK(phones.reference.give(next_year));
  phones.withdraw(last);
  CHECK(phones.reference.give(sample_grant()));
}

TEST_CASE("licence: an enterprise code only names; a broken store is a named failure") {
  ReferencePhones phones;
  const Personal<std::string> code(ReferenceExchange::enterprise_code("91990100MA8T11D15J"));
  CHECK(phones.reference.redeem(code, now).error().code == failure::licence_code_identifies_only);
  ReferenceExchange nowhere("/nonexistent/licence.sqlite");
  CHECK(nowhere.look_up("x").error().code == failure::licence_exchange_unavailable);
}
