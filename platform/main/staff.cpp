// Commands about the hall's staff: staff add|disable|list|deeds.
#include <algorithm>
#include <cstdio>
#include <iostream>

#include "platform/desk/password.h"
#include "platform/main/commands.h"
#include "platform/store/staff.h"
#include "platform/store/store.h"

namespace credit::platform {
namespace {

constexpr std::int64_t deeds_shown = 1000;

bool account_well_formed(const std::string& account) {
  return !account.empty() && account.size() <= 32 &&
         account.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") == std::string::npos;
}

// From standard input, not from the command line: that would stand in the list of processes and in the shell's history.
Result<int> add(Connection& connection, const std::string& account, const std::string& name) {
  if (!account_well_formed(account) || name.empty() || name.size() > 64) return exit_usage;
  std::string line;
  std::getline(std::cin, line);
  const Personal password(std::move(line));
  const auto size = password.expose().size();
  if (size < desk::shortest_password || size > desk::longest_password) {
    std::fprintf(stderr, "a password has %zu to %zu characters\n", desk::shortest_password, desk::longest_password);
    return exit_failed;
  }
  CREDIT_CHECK(put_staff(connection, {account, name, desk::hash_password(password)}));
  std::printf("staff %s: may log in\n", account.c_str());
  return exit_done;
}

Result<int> disable(Connection& connection, const std::string& account) {
  CREDIT_TRY(const bool known, disable_staff(connection, account));
  std::printf(known ? "staff %s: may no longer log in\n" : "staff %s: no such account\n", account.c_str());
  return known ? exit_done : exit_failed;
}

Result<int> list(Connection& connection) {
  CREDIT_TRY(const auto all, all_staff(connection));
  for (const auto& staff : all)
    std::printf("%s\t%s\t%s\n", staff.account.c_str(), staff.name.c_str(), staff.disabled ? "disabled" : "active");
  return exit_done;
}

Result<int> show_deeds(Connection& connection) {
  CREDIT_TRY(const auto rows, deeds(connection, deeds_shown));
  for (const auto& row : rows)
    std::printf("%s\t%s\t%s\t%s\n", row.at.c_str(), row.account.c_str(), row.deed.c_str(), row.about.c_str());
  return exit_done;
}

}  // namespace

Result<int> manage_staff(const PlatformSettings& settings, const Options& options) {
  const auto word = options.words.empty() ? std::string() : options.words.front();
  const auto id = options.value("id");
  const auto name = options.value("name");
  CREDIT_TRY(const auto connection, Connection::open(settings.database));
  CREDIT_CHECK(prepare_schema(*connection));
  if (word == "add" && id && name) return add(*connection, *id, *name);
  if (word == "disable" && id) return disable(*connection, *id);
  if (word == "list") return list(*connection);
  if (word == "deeds") return show_deeds(*connection);
  return exit_usage;
}

}  // namespace credit::platform
