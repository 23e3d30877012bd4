#include "platform/store/connection.h"

#include <QSqlError>
#include <QUuid>
#include <QVariant>
#include <algorithm>
#include <array>

#include "base/failures/platform.h"

namespace credit::platform {
namespace {

// All that write to one PostgreSQL database queue up for this lock, as SQLite's writers do for their file: the query
// register is one chain, and what was counted or looked for before writing still holds when it is written.
constexpr const char* writers_lock_sql = "SELECT pg_advisory_xact_lock(20130715)";

constexpr std::array sqlite_session{"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                                    "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON"};
constexpr std::array postgresql_session{"SET client_min_messages = error", "SET synchronous_commit = on",
                                        "SET lock_timeout = '10s'", "SET idle_in_transaction_session_timeout = '60s'"};

QString qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

// SQLite: busy and locked, with whatever reason stands in the higher bytes.
bool file_busy(const QString& code) {
  const auto kind = code.toInt() & 0xff;
  return kind == 5 || kind == 6;
}

// PostgreSQL: lock not available, serialisation, deadlock, too many connections.
bool server_busy(const std::string& code) {
  constexpr std::array<std::string_view, 4> codes{"55P03", "40001", "40P01", "53300"};
  return std::ranges::find(codes, code) != codes.end();
}

// No word from the server at all, connection exceptions, it was told to stop or crashed, it starts, it hung up on us.
bool gone(const std::string& code) {
  return code.empty() || code.starts_with("08") || code.starts_with("57P0") || code == "25P03";
}

}  // namespace

Value::Value(std::string_view text) : variant_(qt(text)) {}
Value::Value(ByteView blob)
    : variant_(QByteArray(reinterpret_cast<const char*>(blob.data()), static_cast<qsizetype>(blob.size()))) {}

Rows::~Rows() {
  if (query_ != nullptr) query_->finish();
}
bool Rows::next() { return query_->next(); }
std::string Rows::text(int column) const { return query_->value(column).toString().toStdString(); }
std::int64_t Rows::number(int column) const { return query_->value(column).toLongLong(); }
Bytes Rows::blob(int column) const {
  const QByteArray bytes = query_->value(column).toByteArray();
  return {bytes.begin(), bytes.end()};
}
std::int64_t Rows::inserted_id() const { return query_->lastInsertId().toLongLong(); }

Connection::Connection(Database place) : place_(std::move(place)), name_(QUuid::createUuid().toString()) {
  const bool file = place_.engine() == Engine::sqlite;
  database_ = QSqlDatabase::addDatabase(file ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL"), name_);
  if (file) database_.setDatabaseName(qt(place_.place()));
  database_.setConnectOptions(file ? QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000") : qt(place_.place()));
}

Result<std::unique_ptr<Connection>> Connection::open(const Database& database) {
  std::unique_ptr<Connection> connection(new Connection(database));
  CREDIT_CHECK(connection->connect());
  return connection;
}

Connection::~Connection() {
  statements_.clear();
  database_.close();
  database_ = QSqlDatabase();
  QSqlDatabase::removeDatabase(name_);
}

Status Connection::connect() {
  if (!database_.open()) return tl::unexpected(note(database_.lastError(), "connecting"));
  lost_ = false;
  if (place_.engine() == Engine::sqlite) {
    for (const char* pragma : sqlite_session) CREDIT_CHECK(execute(pragma));
    return {};
  }
  for (const char* setting : postgresql_session) CREDIT_CHECK(execute(setting));
  if (!place_.schema().empty()) CREDIT_CHECK(execute("SET search_path = " + place_.schema()));
  return {};
}

Status Connection::ready() {
  if (!lost_) return {};
  if (within_ != Within::nothing) return fail(failure::platform_busy, "the connection to the store was lost");
  statements_.clear();
  database_.close();
  return connect();
}

// SQLite's words name tables and constraints only. PostgreSQL's quote the values bound: its code and our own statement,
// which holds none, say enough.
Failure Connection::note(const QSqlError& error, std::string_view sql) {
  if (place_.engine() == Engine::sqlite)
    return {file_busy(error.nativeErrorCode()) ? failure::platform_busy : failure::store_unusable,
            error.text().simplified().toStdString()};
  const auto code = error.nativeErrorCode().toStdString();
  if (within_ != Within::nothing) within_ = Within::failed_transaction;
  lost_ = gone(code) || !database_.isOpen();
  auto words = (lost_ ? "no connection to the store: " : "store: ") + code + " " + std::string(sql.substr(0, 80));
  return {server_busy(code) || lost_ ? failure::platform_busy : failure::store_unusable, std::move(words)};
}

Result<QSqlQuery*> Connection::prepared(const char* sql) {
  auto& kept = statements_[sql];
  if (kept == nullptr) {
    auto query = std::make_unique<QSqlQuery>(database_);
    // A PostgreSQL statement read row by row would be lost when the next one begins.
    query->setForwardOnly(place_.engine() == Engine::sqlite);
    if (!query->prepare(qt(sql))) return tl::unexpected(note(query->lastError(), sql));
    kept = std::move(query);
  }
  return kept.get();
}

Result<Rows> Connection::try_run(const char* sql, std::initializer_list<Value> values) {
  CREDIT_CHECK(ready());
  CREDIT_TRY(QSqlQuery* const query, prepared(sql));
  int place = 0;
  for (const auto& value : values) query->bindValue(place++, value.variant());
  if (!query->exec()) {
    auto failed = note(query->lastError(), sql);
    query->finish();
    return tl::unexpected(std::move(failed));
  }
  return Rows(query);
}

// A lost connection takes nothing along that only read, so that is done again on a new one.
Result<Rows> Connection::run(const char* sql, std::initializer_list<Value> values) {
  auto rows = try_run(sql, values);
  const bool again = !rows && lost_ && within_ == Within::nothing && std::string_view(sql).starts_with("SELECT");
  return again ? try_run(sql, values) : std::move(rows);
}

Status Connection::execute(const std::string& sql) {
  CREDIT_CHECK(ready());
  QSqlQuery query(database_);
  if (!query.exec(qt(sql))) return tl::unexpected(note(query.lastError(), sql));
  return {};
}

Status Connection::begin(const char* how) {
  auto begun = execute(how);
  if (!begun && lost_) begun = execute(how);
  if (begun) within_ = Within::transaction;
  return begun;
}

Result<Transaction> Transaction::begin(Connection& connection) {
  const bool file = connection.engine() == Engine::sqlite;
  CREDIT_CHECK(connection.begin(file ? "BEGIN IMMEDIATE" : "BEGIN"));
  Transaction transaction(connection);
  if (!file) CREDIT_CHECK(connection.run(writers_lock_sql));
  return transaction;
}

Result<Transaction> Transaction::snapshot(Connection& connection) {
  const bool file = connection.engine() == Engine::sqlite;
  CREDIT_CHECK(connection.begin(file ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
  return Transaction(connection);
}

Transaction::~Transaction() {
  if (connection_ == nullptr) return;
  static_cast<void>(connection_->execute("ROLLBACK"));
  connection_->within_ = Connection::Within::nothing;
}

Status Transaction::alone(const std::function<Status(Connection&)>& part) {
  CREDIT_CHECK(connection_->execute("SAVEPOINT part"));
  auto status = part(*connection_);
  if (!status) {
    CREDIT_CHECK(connection_->execute("ROLLBACK TO part"));
    connection_->within_ = Connection::Within::transaction;
  }
  CREDIT_CHECK(connection_->execute("RELEASE part"));
  return status;
}

// PostgreSQL answers a COMMIT after a failed statement as if all were well, having undone everything.
Status Transaction::commit() {
  CREDIT_CHECK(connection_->ready());
  if (connection_->within_ == Connection::Within::failed_transaction)
    return fail(failure::store_unusable, "a statement of the transaction failed before");
  CREDIT_CHECK(connection_->execute("COMMIT"));
  connection_->within_ = Connection::Within::nothing;
  connection_ = nullptr;
  return {};
}

}  // namespace credit::platform
