// One connection to the store, used by the thread that opened it. Statements are prepared once and kept.
#pragma once
#include <QSqlDatabase>
#include <QSqlQuery>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/bytes.h"
#include "base/result.h"

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
  // WAL, foreign keys, synchronous FULL: what is committed is on the disk. store_unusable
  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& database);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // sql must live as long as the connection (a literal): it is the key of the prepared statement. store_unusable
  Result<Rows> run(const char* sql, std::initializer_list<Value> values = {});
  Status execute(const std::string& sql);  // once, not kept

 private:
  explicit Connection(QString name) : name_(std::move(name)) {}
  Result<QSqlQuery*> prepared(const char* sql);

  QString name_;
  QSqlDatabase database_;
  std::unordered_map<const char*, std::unique_ptr<QSqlQuery>> statements_;
};

// Everything done between begin and commit happens, or nothing of it.
class Transaction {
 public:
  static Result<Transaction> begin(Connection& connection);     // for writing, at once
  static Result<Transaction> snapshot(Connection& connection);  // for reading: all reads see one state
  Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  Status commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

}  // namespace credit::platform
