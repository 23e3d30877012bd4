#include "platform/store/database.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "base/failures/common.h"

namespace credit::platform {
namespace {

constexpr std::string_view scheme = "postgresql:";
constexpr std::array<std::string_view, 13> parameters{
    "service", "host",   "port",     "dbname",          "user",       "sslmode",         "sslrootcert",
    "sslcert", "sslkey", "passfile", "connect_timeout", "keepalives", "tcp_user_timeout"};

tl::unexpected<Failure> wrong(const std::string& what) {
  return fail(failure::settings_invalid, "store.database: " + what);
}

bool made_of(std::string_view text, std::string_view more) {
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
  });
}

}  // namespace

// What is wrong is said without the value: somebody may have written a password there.
Result<Database> Database::parse(std::string_view words) {
  if (!words.starts_with(scheme)) return Database(std::filesystem::path(words));
  Database database;
  database.engine_ = Engine::postgresql;
  std::istringstream in{std::string(words.substr(scheme.size()))};
  for (std::string word; in >> word;) {
    const auto equals = word.find('=');
    if (equals == std::string::npos) return wrong("a word without =");
    const auto name = word.substr(0, equals), value = word.substr(equals + 1);
    if (name == "password") return wrong("a password belongs in libpq's service or password file");
    if (name == "schema" && made_of(value, "_")) {
      database.schema_ = value;
      continue;
    }
    if (std::ranges::find(parameters, name) == parameters.end()) return wrong(name + " is not a parameter");
    if (!made_of(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:,@")) return wrong("the value of " + name);
    database.place_ += (database.place_.empty() ? "" : " ") + word;
  }
  if (database.place_.empty()) return wrong("no connection parameters");
  return database;
}

std::string Database::name() const {
  if (engine_ == Engine::sqlite) return place_;
  return std::string(scheme) + " " + place_ + (schema_.empty() ? "" : " schema=" + schema_);
}

}  // namespace credit::platform
