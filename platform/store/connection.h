// One connection to the store, used by the thread that opened it. Statements are prepared once and kept.
#pragma once
#include <QSqlDatabase>
#include <QSqlQuery>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/bytes.h"
#include "base/result.h"
#include "platform/store/database.h"

namespace credit::platform {

// What a statement is given. Text is UTF-8.
class Value {
 public:
  Value(std::string_view text);  // NOLINT: a bound value is written as the value itself
  Value(const char* text) : Value(std::string_view(text)) {}
  Value(const std::string& text) : Value(std::string_view(text)) {}
  Value(std::int64_t number) : variant_(static_cast<qlonglong>(number)) {}
  Value(ByteView blob);
  const QVariant& variant() const { return variant_; }

 private:
  QVariant variant_;
};

// The rows of one statement, read in order; the statement is free for others when this goes.
class Rows {
 public:
  explicit Rows(QSqlQuery* query) : query_(query) {}
  Rows(Rows&& other) noexcept : query_(std::exchange(other.query_, nullptr)) {}
  Rows& operator=(Rows&& other) noexcept {
    std::swap(query_, other.query_);
    return *this;
  }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows();

  bool next();
  bool null(int column) const { return query_->isNull(column); }
  std::string text(int column) const;
  std::int64_t number(int column) const;
  Bytes blob(int column) const;
  std::int64_t changed() const { return query_->numRowsAffected(); }
  std::int64_t inserted_id() const;

 private:
  QSqlQuery* query_;
};

class Connection {
 public:
  // What is committed is on the disk: SQLite with WAL and synchronous FULL, PostgreSQL with synchronous_commit. Foreign
  // keys hold. A PostgreSQL server that went away is called again when the next statement or transaction begins.
  // store_unusable, platform_busy
  static Result<std::unique_ptr<Connection>> open(const Database& database);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // sql must live as long as the connection (a literal): it is the key of the prepared statement.
  // store_unusable; platform_busy: locked by others for too long, or the server went away. It may be tried again
  Result<Rows> run(const char* sql, std::initializer_list<Value> values = {});
  Status execute(const std::string& sql);  // once, not kept
  Engine engine() const { return place_.engine(); }
  const Database& place() const { return place_; }

 private:
  friend class Transaction;
  enum class Within { nothing, transaction, failed_transaction };

  explicit Connection(Database place);
  Status connect();
  Status ready();  // connected, if need be anew
  Result<QSqlQuery*> prepared(const char* sql);
  Result<Rows> try_run(const char* sql, std::initializer_list<Value> values);
  Failure note(const QSqlError& error, std::string_view sql);
  Status begin(const char* how);

  Database place_;
  QString name_;
  QSqlDatabase database_;
  std::unordered_map<const char*, std::unique_ptr<QSqlQuery>> statements_;
  Within within_ = Within::nothing;
  bool lost_ = false;
};

// Everything done between begin and commit happens, or nothing of it.
class Transaction {
 public:
  static Result<Transaction> begin(Connection& connection);     // for writing: one at a time, whoever else writes
  static Result<Transaction> snapshot(Connection& connection);  // for reading: all reads see one state
  Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  Status alone(const std::function<Status(Connection&)>& part);  // its failure undoes the part, and nothing else
  Status commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

}  // namespace credit::platform
