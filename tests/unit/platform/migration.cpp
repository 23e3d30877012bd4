// Versions of the store: an old one with everything in it comes up to date and goes on; a newer one is left alone.
#include "platform/store/migration.h"

#include "base/failures/common.h"
#include "base/failures/platform.h"
#include "base/failures/store.h"
#include "platform/store/dialect.h"
#include "platform/store/digest.h"
#include "platform/store/reports.h"
#include "platform/store/store.h"
#include "tests/unit/platform/auditor.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

// A store of version 1 after a day's work, its register chained as that version did: it knew no asker.
void live_a_day_of_version_1(Connection& store, const seal::Signer& signer, int rows) {
  for (const char* sql :
       {"INSERT INTO source (name) VALUES ('persons')",
        "INSERT INTO batch (source, file, sha256, as_of, imported, taken, doubled, rejected) VALUES"
        " ('persons', 'a.csv', '', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 1, 0, 1)",
        "INSERT INTO person (id_number, name, fields, batch) VALUES ('990101199003070015', '测试甲', '{}', 1)",
        "INSERT INTO organisation (uscc, name, fields, batch) VALUES ('91990100MA0000000X', '示例', '{}', 1)",
        "INSERT INTO rejected_row (batch, source, line, failure, subject, decision) VALUES (1, 'persons', 2, 'x', '', "
        "'')",
        "INSERT INTO visit (token, kiosk, subject, opened, expires) VALUES ('v', 'K-0001', '990101199003070015',"
        " '2026-01-02T00:00:00Z', '2026-01-02T00:15:00Z')"})
    REQUIRE(store.execute(sql));
  const Bytes document{1, 0, 255}, seal{2};
  REQUIRE(
      store.run("INSERT INTO report (number, check_code, status_index, visit, idempotency_key, request_digest,"
                " issued, valid_until, document, seal) VALUES ('R1', 'C', 41, 'v', 'key', 'digest',"
                " '2026-01-02T00:01:00Z', '2026-02-01T00:01:00Z', ?, ?)",
                {ByteView(document), ByteView(seal)}));
  RegisterRow row;
  for (row.sequence = 1; row.sequence <= rows; ++row.sequence) {
    row.fields = {"2026-01-02T00:00:00Z", "K-0001", "aa", "", "bb", "", "own_card", "", "", "visit", "done", ""};
    row.chain = chain_value(row.chain, row);
    REQUIRE(
        store.run("INSERT INTO register (sequence, at, kiosk, machine, whom, why, authorisation, consent,"
                  " consent_sha256, action, outcome, report, chain)"
                  " VALUES (?, ?, 'K-0001', 'aa', 'bb', '', 'own_card', '', '', 'visit', 'done', '', ?)",
                  {row.sequence, row.fields[0], row.chain}));
  }
  REQUIRE(add_checkpoint(store, {1, audit_day, 1, {}, rows, row.chain}, signer));
}

std::unique_ptr<Connection> store_of_version(const Folder& folder, int version) {
  auto connection = Connection::open(database_in(folder.path));
  REQUIRE(connection);
  REQUIRE(migrate(**connection, version) == 0);
  return std::move(*connection);
}

std::string text(Connection& store, const char* sql) {
  auto rows = store.run(sql);
  REQUIRE(rows);
  REQUIRE(rows->next());
  return rows->text(0);
}

}  // namespace

TEST_CASE("migration: steps that were delivered never change") {
  const auto& steps = schema_steps();
  REQUIRE(steps.size() >= 2);
  CHECK(digest_of(steps[0]) == "d7f31c0a217832d6ffea46aafaccfa9bece5dd401c606ed3f6b06cd8c15a09f0");
  CHECK(digest_of(steps[1]) == "5f90b8656c38f352f421a9274af8c1064cdc455156575a172af869ffb5864297");
}

TEST_CASE("migration: an old store with a day's work in it comes up to date, and its register goes on") {
  const Folder folder;
  const auto store = store_of_version(folder, 1);
  const Auditor auditor;
  live_a_day_of_version_1(*store, auditor.signer, 3);
  SECTION("as the program of that version left it, which kept no book of versions") {
    if (store->engine() == Engine::postgresql) return;  // that program knew no PostgreSQL
    REQUIRE(store->execute("DROP TABLE schema_version"));
  }
  SECTION("by the book") {}
  CHECK(store_version(*store) == 1);
  const auto refused = prepare_schema(*store);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == failure::store_outdated);
  CHECK_FALSE(Store::open(database_in(folder.path)));

  CHECK(migrate(*store, newest_version()) == 1);
  CHECK(store_version(*store) == newest_version());
  REQUIRE(prepare_schema(*store));
  CHECK(text(*store, "SELECT representative_id FROM organisation").empty());
  CHECK(text(*store, "SELECT subject FROM rejected_row") == "*");
  const auto report = find_report(*store, "v", "key");
  REQUIRE((report && *report));
  CHECK((*report)->document.expose() == Bytes{1, 0, 255});
  REQUIRE(append(*store, {}));
  CHECK(auditor.whole_rows(*store) == 4);
  CHECK_FALSE(store->execute("UPDATE report SET subject = 'x'"));
  CHECK(migrate(*store, newest_version()) == newest_version());
}

TEST_CASE("migration: a store from the future, of other steps or of others is refused, whatever is asked") {
  const Folder folder;
  const auto store = store_of_version(folder, newest_version());
  SECTION("newer") {
    REQUIRE(store->run("INSERT INTO schema_version (number, sha256, done) VALUES (?, 'x', 'x')",
                       {std::int64_t{newest_version() + 1}}));
  }
  SECTION("other steps") { REQUIRE(store->execute("UPDATE schema_version SET sha256 = 'x' WHERE number = 2")); }
  SECTION("no book, but tables") {
    REQUIRE(store->execute("DROP TABLE schema_version"));
    if (store->engine() == Engine::sqlite) REQUIRE(store->execute("PRAGMA user_version = 99"));
  }
  for (const auto& status : {prepare_schema(*store), Status(migrate(*store, newest_version()).map([](int) {}))}) {
    REQUIRE_FALSE(status);
    CHECK(status.error().code == failure::store_version_unknown);
  }
}

TEST_CASE("migration: a step that fails leaves the store as it was") {
  const Folder folder;
  const auto store = store_of_version(folder, 1);
  REQUIRE(store->execute("CREATE TABLE visit_subject (visit TEXT)"));  // in the way of step 2
  const auto failed = migrate(*store, newest_version());
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == failure::store_unusable);
  CHECK(store_version(*store) == 1);
  CHECK_FALSE(store->run("SELECT representative_id FROM organisation"));
}

TEST_CASE("dialect: what PostgreSQL is told") {
  const auto told = [](const char* sql) { return in_dialect(sql, Engine::postgresql); };
  CHECK(told("CREATE TABLE a ( -- TEXT here\n  id INTEGER PRIMARY KEY, b BLOB, c TEXT DEFAULT 'TEXT'\n) WITHOUT ROWID;")
            .front() ==
        "CREATE TABLE a ( \n  id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, b BYTEA,"
        " c TEXT COLLATE \"C\" DEFAULT 'TEXT'\n) ;\n");
  CHECK(told("CREATE TRIGGER a BEFORE UPDATE ON b\nBEGIN SELECT RAISE(ABORT, 'no'); END;").size() == 2);
  CHECK(told("CREATE TRIGGER a BEFORE DELETE ON b\nBEGIN SELECT RAISE(ABORT, 'no'); END;").size() == 4);
  CHECK(in_dialect("CREATE TABLE a (b TEXT)", Engine::sqlite) == std::vector<std::string>{"CREATE TABLE a (b TEXT)"});
}

TEST_CASE("database: a file or a server, and never a password") {
  const auto file = Database::parse("/var/lib/x.sqlite");
  REQUIRE(file);
  CHECK(file->engine() == Engine::sqlite);
  CHECK(file->place() == "/var/lib/x.sqlite");
  const auto server = Database::parse("postgresql: host=/run/postgresql  dbname=credit schema=kiosks_1");
  REQUIRE(server);
  CHECK(server->engine() == Engine::postgresql);
  CHECK(server->place() == "host=/run/postgresql dbname=credit");
  CHECK(server->schema() == "kiosks_1");
  CHECK(server->name() == "postgresql: host=/run/postgresql dbname=credit schema=kiosks_1");
  for (const char* words :
       {"postgresql:", "postgresql: password=hunter2", "postgresql: hunter2", "postgresql: host='hunter2'",
        "postgresql: options=hunter2", "postgresql: dbname=a schema=Hunter2", "postgresql: host=a;hunter2"}) {
    const auto bad = Database::parse(words);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == failure::settings_invalid);
    CHECK(bad.error().describe().find("unter2") == std::string::npos);
  }
}
