// The store: what is final stays, the register's chain shows every change, and jobs do not spoil each other.
#include "platform/store/store.h"

#include <atomic>

#include "base/failures/platform.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/auditor.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

std::unique_ptr<Connection> new_store(const Folder& folder) {
  auto connection = Connection::open(database_in(folder.path));
  REQUIRE(connection);
  REQUIRE(prepare_schema(**connection));
  return std::move(*connection);
}

}  // namespace

TEST_CASE("register: rows can be neither changed nor taken away by a statement") {
  const Folder folder;
  const auto connection = new_store(folder);
  for (int i = 0; i < 3; ++i) REQUIRE(append(*connection, {}));
  CHECK_FALSE(connection->execute("UPDATE register SET why = 'x'"));
  CHECK_FALSE(connection->execute("DELETE FROM register WHERE sequence = 2"));
  CHECK(Auditor().whole_rows(*connection) == 3);
}

TEST_CASE("store: a file that is no database, or a folder that is not there") {
  const Folder folder;
  const auto connection = Connection::open(folder.path / "nowhere" / "x.sqlite");
  REQUIRE_FALSE(connection);
  CHECK(connection.error().code == failure::store_unusable);
}

TEST_CASE("writer: a failing job undoes itself and nothing of its neighbours") {
  const Folder folder;
  const auto connection = new_store(folder);
  auto writer = Writer::start(database_in(folder.path));
  REQUIRE(writer);
  std::atomic<int> failed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 40; ++i)
    threads.emplace_back([&, i] {
      const auto status = (*writer)->run([i](Connection& store) -> Status {
        CREDIT_CHECK(set_unavailable(store, "penalty", i % 2 == 0));
        QueryEntry entry;
        entry.why = std::to_string(i);
        CREDIT_CHECK(append(store, entry));
        if (i % 4 == 0) return fail(failure::visit_ended);
        return {};
      });
      if (!status) ++failed;
    });
  for (auto& thread : threads) thread.join();
  CHECK(failed == 10);
  CHECK(Auditor().whole_rows(*connection) == 30);
}
