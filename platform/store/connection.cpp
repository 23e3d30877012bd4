#include "platform/store/connection.h"

#include <QSqlError>
#include <QUuid>
#include <QVariant>

#include "base/failures/platform.h"

namespace credit::platform {
namespace {

QString qt(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

// The driver's own words name tables and constraints, never the values bound.
tl::unexpected<Failure> unusable(const QSqlError& error) {
  return fail(failure::store_unusable, error.text().simplified().toStdString());
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

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& database) {
  std::unique_ptr<Connection> connection(new Connection(QUuid::createUuid().toString()));
  connection->database_ = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->name_);
  connection->database_.setDatabaseName(qt(database.string()));
  connection->database_.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
  if (!connection->database_.open()) return unusable(connection->database_.lastError());
  for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON",
                             "PRAGMA secure_delete = ON"})
    CREDIT_CHECK(connection->execute(pragma));
  return connection;
}

Connection::~Connection() {
  statements_.clear();
  database_.close();
  database_ = QSqlDatabase();
  QSqlDatabase::removeDatabase(name_);
}

Result<QSqlQuery*> Connection::prepared(const char* sql) {
  auto& kept = statements_[sql];
  if (kept == nullptr) {
    auto query = std::make_unique<QSqlQuery>(database_);
    query->setForwardOnly(true);
    if (!query->prepare(qt(sql))) return unusable(query->lastError());
    kept = std::move(query);
  }
  return kept.get();
}

Result<Rows> Connection::run(const char* sql, std::initializer_list<Value> values) {
  CREDIT_TRY(QSqlQuery* const query, prepared(sql));
  int place = 0;
  for (const auto& value : values) query->bindValue(place++, value.variant());
  if (!query->exec()) {
    const auto error = query->lastError();
    query->finish();
    return unusable(error);
  }
  return Rows(query);
}

Status Connection::execute(const std::string& sql) {
  QSqlQuery query(database_);
  if (!query.exec(qt(sql))) return unusable(query.lastError());
  return {};
}

Result<Transaction> Transaction::begin(Connection& connection) {
  CREDIT_CHECK(connection.run("BEGIN IMMEDIATE"));
  return Transaction(connection);
}

Result<Transaction> Transaction::snapshot(Connection& connection) {
  CREDIT_CHECK(connection.run("BEGIN"));
  return Transaction(connection);
}

Transaction::~Transaction() {
  if (connection_ != nullptr) static_cast<void>(connection_->run("ROLLBACK"));
}

Status Transaction::commit() {
  CREDIT_CHECK(connection_->run("COMMIT"));
  connection_ = nullptr;
  return {};
}

}  // namespace credit::platform
