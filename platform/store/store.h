// The platform's store: a database file of the version we know, one writer, and a reading connection for each thread.
#pragma once
#include <map>

#include "platform/store/writer.h"

namespace credit::platform {

inline constexpr int schema_version = 1;

// Makes the tables in an empty file; store_version_unknown for a file of another version.
Status prepare_schema(Connection& connection);

class Store {
 public:
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& database);

  Writer& writer() { return *writer_; }
  // The calling thread's own connection, opened on its first call and kept until the store goes.
  Result<Connection*> reader();

 private:
  Store() = default;

  std::filesystem::path database_;
  std::unique_ptr<Writer> writer_;
  std::mutex mutex_;
  std::map<std::thread::id, std::unique_ptr<Connection>> readers_;
};

}  // namespace credit::platform
