#include "platform/store/store.h"

namespace credit::platform {

Result<std::unique_ptr<Store>> Store::open(const Database& database) {
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
