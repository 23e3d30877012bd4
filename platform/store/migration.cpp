#include "platform/store/migration.h"

#include "base/failures/platform.h"
#include "base/failures/store.h"
#include "platform/schema.h"
#include "platform/store/dialect.h"
#include "platform/store/digest.h"

namespace credit::platform {
namespace {

constexpr std::string_view step_mark = "\n-- version ";  // on a line of its own
constexpr const char* book_sql =
    "CREATE TABLE schema_version (number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, done TEXT NOT NULL)";

std::vector<SchemaStep> parted(std::string_view all) {
  std::vector<SchemaStep> steps;
  for (auto at = all.find(step_mark); at != std::string_view::npos;) {
    const auto end = all.find(step_mark, at + 1);
    steps.push_back(
        {static_cast<int>(steps.size()) + 1, all.substr(at, end == std::string_view::npos ? end : end - at)});
    CREDIT_ENSURE(steps.back().text.substr(step_mark.size()).starts_with(std::to_string(steps.back().number)));
    at = end;
  }
  return steps;
}

Result<std::int64_t> one_number(Connection& connection, const char* sql) {
  CREDIT_TRY(auto rows, connection.run(sql));
  return rows.next() ? rows.number(0) : 0;
}

struct Found {
  bool book = false;  // says which steps were done
  std::int64_t tables = 0;
};
Result<Found> look(Connection& connection) {
  const char* const sql =
      connection.engine() == Engine::sqlite
          ? "SELECT name FROM sqlite_master WHERE type = 'table'"
          : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";
  CREDIT_TRY(auto rows, connection.run(sql));
  Found found;
  for (; rows.next(); ++found.tables) found.book = found.book || rows.text(0) == "schema_version";
  return found;
}

tl::unexpected<Failure> unknown(const std::string& what) {
  return fail(failure::store_version_unknown, what + "; known up to " + std::to_string(newest_version()));
}

// Before there was a book, SQLite's own number said 1.
Result<int> version_without_book(Connection& connection, const Found& found) {
  if (found.tables == 0) return 0;
  if (connection.engine() == Engine::postgresql) return unknown("there are tables that are not ours");
  CREDIT_TRY(const auto version, one_number(connection, "PRAGMA user_version"));
  if (version != 1) return unknown("found " + std::to_string(version));
  return 1;
}

Status do_statement(Connection& connection, std::string_view statement) {
  bool empty = true;
  for (std::size_t at = 0; at < statement.size() && empty;) {
    const auto end = std::min(statement.find('\n', at), statement.size());
    const auto line = statement.substr(at, end - at);
    empty = line.empty() || line.starts_with("--");
    at = end + 1;
  }
  if (empty) return {};
  for (const auto& one : in_dialect(statement, connection.engine())) CREDIT_CHECK(connection.execute(one));
  return {};
}

Status note_step(Connection& connection, const SchemaStep& step) {
  CREDIT_CHECK(connection.run("INSERT INTO schema_version (number, sha256, done) VALUES (?, ?, ?)",
                              {std::int64_t{step.number}, digest_of(step), to_rfc3339(SystemClock().now())}));
  return {};
}

Status do_step(Connection& connection, const SchemaStep& step) {
  for (std::size_t from = 0; from < step.text.size();) {
    const auto to = std::min(step.text.find("\n\n", from), step.text.size());
    CREDIT_CHECK(do_statement(connection, step.text.substr(from, to - from)));
    from = to + 2;
  }
  return note_step(connection, step);
}

Status open_book(Connection& connection, int version) {
  for (const auto& one : in_dialect(book_sql, connection.engine())) CREDIT_CHECK(connection.execute(one));
  for (int number = 1; number <= version; ++number)
    CREDIT_CHECK(note_step(connection, schema_steps()[static_cast<std::size_t>(number) - 1]));
  return {};
}

}  // namespace

const std::vector<SchemaStep>& schema_steps() {
  static const auto steps = parted(schema_sql);
  return steps;
}

int newest_version() { return static_cast<int>(schema_steps().size()); }

std::string digest_of(const SchemaStep& step) { return sha256_hex(step.text); }

Result<int> store_version(Connection& connection) {
  CREDIT_TRY(const auto found, look(connection));
  if (!found.book) return version_without_book(connection, found);
  CREDIT_TRY(auto rows, connection.run("SELECT number, sha256 FROM schema_version ORDER BY number"));
  int version = 0;
  for (; rows.next(); ++version) {
    if (rows.number(0) != version + 1 || version >= newest_version()) return unknown("found " + rows.text(0));
    if (rows.text(1) != digest_of(schema_steps()[static_cast<std::size_t>(version)]))
      return unknown("version " + rows.text(0) + " was made by other steps");
  }
  return version;
}

Result<int> migrate(Connection& connection, int version) {
  if (connection.engine() == Engine::postgresql && !connection.place().schema().empty())
    CREDIT_CHECK(connection.execute("CREATE SCHEMA IF NOT EXISTS " + connection.place().schema()));
  CREDIT_TRY(auto transaction, Transaction::begin(connection));
  CREDIT_TRY(const auto found, look(connection));
  CREDIT_TRY(const int from, store_version(connection));
  if (!found.book) CREDIT_CHECK(open_book(connection, from));
  for (const auto& step : schema_steps())
    if (step.number > from && step.number <= version) CREDIT_CHECK(do_step(connection, step));
  if (connection.engine() == Engine::sqlite)  // what programs older than the book look at
    CREDIT_CHECK(connection.execute("PRAGMA user_version = " + std::to_string(std::max(from, version))));
  CREDIT_CHECK(transaction.commit());
  return from;
}

Status prepare_schema(Connection& connection) {
  CREDIT_TRY(const int version, store_version(connection));
  if (version == newest_version()) return {};
  if (version != 0)
    return fail(failure::store_outdated,
                "found " + std::to_string(version) + ", this program works with " + std::to_string(newest_version()));
  CREDIT_CHECK(migrate(connection, newest_version()));
  return {};
}

}  // namespace credit::platform
