// The platform's store: a database of the version we know, one writer, and a reading connection for each thread.
#pragma once
#include <map>

#include "platform/store/migration.h"
#include "platform/store/writer.h"

namespace credit::platform {

class Store {
 public:
  static Result<std::unique_ptr<Store>> open(const Database& database);

  Writer& writer() { return *writer_; }
  // The calling thread's own connection, opened on its first call and kept until the store goes.
  Result<Connection*> reader();

 private:
  Store() = default;

  Database database_;
  std::unique_ptr<Writer> writer_;
  std::mutex mutex_;
  std::map<std::thread::id, std::unique_ptr<Connection>> readers_;
};

}  // namespace credit::platform
