// Commands about agents. grant add|withdraw: held here, for organisations without an electronic licence. licence
// give|withdraw|code|confirm|enterprise-code: what happens on the phones, where the reference exchange is in use.
#include <cstdio>

#include "base/failures/common.h"
#include "base/identity.h"
#include "platform/licence/grant_book.h"
#include "platform/licence/reference_exchange.h"
#include "platform/main/commands.h"
#include "platform/store/store.h"

namespace credit::platform {
namespace {

using licence::Grant;
using licence::Scope;

std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> items;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(',', at), text.size());
    items.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return items;
}

// Nothing when the command line does not name all of it, or numbers have wrong check digits.
std::optional<Grant> grant_of(const Options& options) {
  Grant grant;
  grant.uscc = options.value("uscc").value_or("");
  grant.agent_name = Personal(options.value("agent-name").value_or(""));
  grant.agent_number = Personal(options.value("agent").value_or(""));
  const auto from = parse_day(options.value("from").value_or("")), to = parse_day(options.value("to").value_or(""));
  if (!uscc_valid(grant.uscc) || grant.agent_name.empty() || !id_number_valid(grant.agent_number.expose()) || !from ||
      !to || *to < *from)
    return {};
  grant.from = *from;
  grant.to = *to;
  if (const auto items = options.value("items")) {
    grant.scope = Scope::certain_items;
    grant.items = parted(*items);
  }
  return grant;
}

int said(const std::string& words) { return std::printf("%s\n", words.c_str()) < 0 ? exit_failed : exit_done; }

}  // namespace

Result<int> manage_grants(const PlatformSettings& settings, const Options& options) {
  const auto word = options.words.empty() ? std::string() : options.words.front();
  CREDIT_TRY(const auto connection, Connection::open(settings.database));
  CREDIT_CHECK(prepare_schema(*connection));
  if (const auto id = options.value("grant"); word == "withdraw" && id) {
    CREDIT_CHECK(licence::withdraw_grant(*connection, *id));
    return said("grant " + *id + ": withdrawn");
  }
  const auto grant = grant_of(options);
  if (word != "add" || !grant) return exit_usage;
  CREDIT_TRY(const auto id, licence::add_grant(*connection, *grant));
  return said(id);
}

Result<int> play_licence(const PlatformSettings& settings, const Options& options) {
  if (settings.licence_store.empty()) return fail(failure::settings_invalid, "licence.store: no reference exchange");
  const auto word = options.words.empty() ? std::string() : options.words.front();
  const auto id = options.value("grant"), invitation = options.value("invitation"), uscc = options.value("uscc");
  const auto now = SystemClock().now();
  licence::ReferenceExchange exchange(settings.licence_store);
  if (word == "enterprise-code" && uscc) return said(licence::ReferenceExchange::enterprise_code(*uscc));
  if (word == "withdraw" && id) {
    CREDIT_CHECK(exchange.withdraw(*id));
    return said("grant " + *id + ": withdrawn");
  }
  if (word == "confirm" && id && invitation) {
    CREDIT_CHECK(exchange.confirm(*invitation, *id, now));
    return said("confirmed");
  }
  if (word == "code" && id) {
    CREDIT_TRY(const auto code, exchange.show_code(*id, now));
    return said(code);
  }
  const auto grant = grant_of(options);
  if (word != "give" || !grant) return exit_usage;
  CREDIT_TRY(const auto given, exchange.give(*grant));
  return said(given);
}

}  // namespace credit::platform
