// What only a server can do to us: it hangs up, it is asked by two at once, it quotes what it should not.
#include <QSqlDatabase>

#include "base/failures/platform.h"
#include "platform/store/emergency.h"
#include "platform/store/number_block.h"
#include "platform/store/store.h"
#include "tests/unit/platform/auditor.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

// Every other connection to the server is cut, as when it is restarted.
void hang_up(Connection& mine) {
  REQUIRE(
      mine.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
               " AND datname = current_database()"));
}

struct Stored {
  Folder folder;
  std::unique_ptr<Store> store = std::move(*Store::open(database_in(folder.path)));
  std::unique_ptr<Connection> other = std::move(*Connection::open(database_in(folder.path)));
  bool server() const { return other->engine() == Engine::postgresql; }
};

}  // namespace

TEST_CASE("server: a connection that was cut comes back by itself, and nobody notices between two requests") {
  Stored made;
  if (!made.server()) return;
  auto* const reader = *made.store->reader();
  REQUIRE(issuing_stopped(*reader));
  hang_up(*made.other);
  CHECK(issuing_stopped(*reader));
  hang_up(*made.other);
  CHECK(Transaction::snapshot(*reader));
  hang_up(*made.other);
  CHECK(made.store->writer().run([](Connection& store) { return append(store, {}); }));
  CHECK(Auditor().whole_rows(*reader) == 1);
}

TEST_CASE("server: one cut in the middle of a transaction undoes it, says so, and the next one goes well") {
  Stored made;
  if (!made.server()) return;
  const auto cut = made.store->writer().run([&](Connection& store) -> Status {
    CREDIT_CHECK(append(store, {}));
    hang_up(*made.other);
    CREDIT_CHECK(append(store, {}));
    return append(store, {});
  });
  REQUIRE_FALSE(cut);
  CHECK(cut.error().code == failure::platform_busy);
  CHECK(made.store->writer().run([](Connection& store) { return append(store, {}); }));
  CHECK(Auditor().whole_rows(*made.other) == 1);
}

TEST_CASE("server: a refused value is not repeated in the failure") {
  Stored made;
  for (const char* sql :
       {"INSERT INTO counter (name, next) VALUES (?, 0)", "INSERT INTO counter (name, next) VALUES (?, 0)"})
    if (const auto done = made.other->run(sql, {"990101199003070015"}); !done)
      CHECK(done.error().detail.find("990101") == std::string::npos);
  const auto wrong = made.other->run("INSERT INTO counter (name, next) VALUES ('a', ?)", {"990101199003070015x"});
  if (!wrong) CHECK(wrong.error().detail.find("990101") == std::string::npos);
  CHECK((made.server() ? !wrong : true));
}

TEST_CASE("server: nobody there is said, with where it was looked for") {
  const Folder folder;
  const auto nobody = Connection::open(*Database::parse("postgresql: host=" + folder.path.string() + " dbname=x"));
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error().code == failure::platform_busy);
}

TEST_CASE("store: two services write one chain, and give no number twice") {
  Stored made;
  auto second = std::move(*Store::open(database_in(made.folder.path)));
  StatusIndices one(made.store->writer()), two(second->writer());
  std::mutex mutex;
  std::vector<std::uint32_t> all;
  const auto work = [&](Store& store, StatusIndices& indices) {
    for (int i = 0; i < 100; ++i) {
      const auto index = indices.next();
      const auto written = store.writer().run([](Connection& connection) { return append(connection, {}); });
      const std::lock_guard lock(mutex);
      if (index && written) all.push_back(*index);
    }
  };
  std::thread first(work, std::ref(*made.store), std::ref(one)), other(work, std::ref(*second), std::ref(two));
  first.join();
  other.join();
  std::ranges::sort(all);
  CHECK(all.size() == 200);
  CHECK(std::ranges::adjacent_find(all) == all.end());
  CHECK(Auditor().whole_rows(*made.other) == 200);
}
