// credit-platform store: which version the store has, and how it gets the one this program works with.
#include "platform/store/store.h"

#include <cstdio>

#include "platform/main/commands.h"

namespace credit::platform {
namespace {

Result<int> tell_version(Connection& connection) {
  CREDIT_TRY(const int version, store_version(connection));
  std::printf("%s: version %d, this program works with %d\n", connection.place().name().c_str(), version,
              newest_version());
  return exit_done;
}

Result<int> bring_up_to_date(Connection& connection) {
  CREDIT_TRY(const int from, migrate(connection, newest_version()));
  std::printf("%s: from version %d to %d\n", connection.place().name().c_str(), from, newest_version());
  return exit_done;
}

}  // namespace

Result<int> manage_store(const PlatformSettings& settings, const Options& options) {
  const auto word = options.words.size() == 1 ? options.words.front() : std::string();
  if (word != "version" && word != "migrate") return exit_usage;
  CREDIT_TRY(const auto connection, Connection::open(settings.database));
  return word == "version" ? tell_version(*connection) : bring_up_to_date(*connection);
}

}  // namespace credit::platform
