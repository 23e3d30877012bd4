// Where the store lies: a SQLite file, or a PostgreSQL database, as the settings write it:
//   database = "/var/lib/credit-platform/store.sqlite"
//   database = "postgresql: host=/run/postgresql dbname=credit user=credit"
//   database = "postgresql: service=credit schema=kiosks"
// After "postgresql:" stand libpq's connection parameters, without quotes or spaces in a value; schema is our own word:
// the tables lie there instead of the user's first schema. A password is not among them. It belongs in libpq's service
// or password file, so that neither settings nor logs ever hold it.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace credit::platform {

enum class Engine { sqlite, postgresql };

class Database {
 public:
  Database() = default;
  Database(const std::filesystem::path& file) : place_(file.string()) {}  // NOLINT: a file is written as its path
  Database(const char* file) : place_(file) {}                            // NOLINT: ":memory:" too
  static Result<Database> parse(std::string_view words);                  // settings_invalid

  Engine engine() const { return engine_; }
  const std::string& place() const { return place_; }    // the file, or what libpq is given
  const std::string& schema() const { return schema_; }  // lower-case letters, digits and _; "" is the user's own
  std::string name() const;                              // for people and logs

 private:
  Engine engine_ = Engine::sqlite;
  std::string place_, schema_;
};

}  // namespace credit::platform
