#include "platform/store/store.h"

#include "base/failures/platform.h"
#include "platform/schema.h"

namespace credit::platform {
namespace {

Result<std::int64_t> one_number(Connection& connection, const char* sql) {
  CREDIT_TRY(auto rows, connection.run(sql));
  return rows.next() ? rows.number(0) : 0;
}

Status create_tables(Connection& connection) {
  CREDIT_TRY(auto transaction, Transaction::begin(connection));
  const std::string_view all = schema_sql;
  for (std::size_t from = 0; from < all.size();) {
    const auto to = std::min(all.find("\n\n", from), all.size());
    const auto statement = all.substr(from, to - from);
    if (statement.find("CREATE") != std::string_view::npos) CREDIT_CHECK(connection.execute(std::string(statement)));
    from = to + 2;
  }
  CREDIT_CHECK(connection.execute("PRAGMA user_version = " + std::to_string(schema_version)));
  return transaction.commit();
}

}  // namespace

Status prepare_schema(Connection& connection) {
  CREDIT_TRY(const auto version, one_number(connection, "PRAGMA user_version"));
  if (version == schema_version) return {};
  CREDIT_TRY(const auto tables, one_number(connection, "SELECT count(*) FROM sqlite_master"));
  if (version != 0 || tables != 0)
    return fail(failure::store_version_unknown,
                "found " + std::to_string(version) + ", know " + std::to_string(schema_version));
  return create_tables(connection);
}

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& database) {
  std::unique_ptr<Store> store(new Store);
  store->database_ = database;
  CREDIT_TRY(auto* const connection, store->reader());
  CREDIT_CHECK(prepare_schema(*connection));
  CREDIT_TRY(store->writer_, Writer::start(database));
  return store;
}

Result<Connection*> Store::reader() {
  const std::lock_guard lock(mutex_);
  auto& mine = readers_[std::this_thread::get_id()];
  if (mine == nullptr) {
    CREDIT_TRY(mine, Connection::open(database_));
  }
  return mine.get();
}

}  // namespace credit::platform
