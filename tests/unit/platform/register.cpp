// The query register under those who would rather it said something else: each way to change it is found, and the row
// named, in a copy of the database changed behind the store's back.
#include "base/failures/common.h"
#include "base/failures/platform.h"
#include "base/file.h"
#include "platform/service/checkpoint_keeper.h"
#include "platform/store/register_export.h"
#include "platform/store/retention.h"
#include "platform/store/store.h"
#include "tests/unit/platform/auditor.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

using Findings = std::vector<RegisterFinding>;

QueryEntry entry(Instant at = audit_day) {
  QueryEntry entry;
  entry.at = at;
  entry.kiosk = "K-0001";
  entry.machine = "aa";
  entry.whom = "bb";
  entry.why = "bank_loan";
  entry.consent = {"2026-1", std::string(64, 'c')};
  return entry;
}

struct Register {
  Folder folder;
  Auditor auditor;
  Database database = database_in(folder.path);
  int copies = 0;
  std::unique_ptr<Connection> connection = std::move(*Connection::open(database));
  Register() { REQUIRE(prepare_schema(*connection)); }

  void add(int rows, Instant at = audit_day) {
    for (int i = 0; i < rows; ++i) REQUIRE(append(*connection, entry(at)));
  }
  // The database as somebody with the disk and no scruples leaves it.
  std::unique_ptr<Connection> changed(const std::vector<std::string>& statements) {
    auto copy = unguarded_copy(*connection, folder.path, "copy-" + std::to_string(++copies));
    for (const auto& statement : statements) REQUIRE(copy->execute(statement));
    return copy;
  }
  // Rows from there on, their chain made to fit again.
  void rewrite(Connection& copy, std::int64_t from) {
    std::vector<RegisterRow> rows;
    std::string before;
    REQUIRE(each_row(copy, [&](const RegisterRow& row) -> Status {
      rows.push_back(row);
      if (row.sequence >= from) rows.back().chain = chain_value(before, row);
      before = rows.back().chain;
      return {};
    }));
    for (const auto& row : rows)
      REQUIRE(copy.execute("UPDATE register SET chain = '" + row.chain +
                           "' WHERE sequence = " + std::to_string(row.sequence)));
  }
};

}  // namespace

TEST_CASE("register: a row says by what right and under which consent it was made") {
  Register made;
  made.add(1);
  const auto row = last_row(*made.connection);
  CHECK(row->fields[6] == "own_card");
  CHECK(row->fields[7] == "2026-1");
  CHECK(row->fields[8] == std::string(64, 'c'));
  CHECK(made.auditor.whole_rows(*made.connection) == 1);
}

TEST_CASE("register: fields that run into one another make another chain value") {
  RegisterRow one{1, {"a", "bc"}, {}}, other{1, {"ab", "c"}, {}};
  CHECK(chain_value("", one) != chain_value("", other));
}

TEST_CASE("register: every change to a row is found, by its number") {
  Register made;
  made.add(5);
  made.auditor.sign(*made.connection);
  made.add(2);
  const std::string field = GENERATE("at", "kiosk", "machine", "whom", "why", "authorisation", "consent",
                                     "consent_sha256", "action", "outcome", "report", "chain");
  const int row = GENERATE(1, 3, 5, 6, 7);
  const auto copy = made.changed({"UPDATE register SET " + field + " = 'x' WHERE sequence = " + std::to_string(row)});
  CHECK(made.auditor.look(*copy).findings == Findings{{RegisterFault::row_changed, row, row}});
}

TEST_CASE("register: missing rows, a cut tail, a rewritten part and several faults at once") {
  Register made;
  made.add(5);
  made.auditor.sign(*made.connection);
  made.add(5);
  made.auditor.sign(*made.connection);
  const auto found = [&](const std::vector<std::string>& statements, std::int64_t rewritten_from = 100) {
    const auto copy = made.changed(statements);
    made.rewrite(*copy, rewritten_from);
    return made.auditor.look(*copy).findings;
  };
  CHECK(found({}).empty());
  CHECK(found({"DELETE FROM register WHERE sequence = 1"}) == Findings{{RegisterFault::rows_missing, 1, 1}});
  CHECK(found({"DELETE FROM register WHERE sequence IN (4, 5)"}) == Findings{{RegisterFault::rows_missing, 4, 5}});
  CHECK(found({"DELETE FROM register WHERE sequence > 8"}) == Findings{{RegisterFault::rows_cut, 9, 10}});
  CHECK(found({"DELETE FROM register"}) == Findings{{RegisterFault::rows_cut, 1, 10}});
  CHECK(found({"UPDATE register SET why = 'x' WHERE sequence = 7"}, 7) ==
        Findings{{RegisterFault::rows_rewritten, 6, 10}});
  CHECK(found({"UPDATE register SET why = 'x' WHERE sequence = 2", "DELETE FROM register WHERE sequence = 6"}) ==
        Findings{{RegisterFault::row_changed, 2, 2}, {RegisterFault::rows_missing, 6, 6}});
}

TEST_CASE("register: checkpoints taken away, altered or by another key are found") {
  Register made;
  for (int i = 0; i < 3; ++i) {
    made.add(2);
    made.auditor.sign(*made.connection);
  }
  const auto found = [&](const std::string& statement) {
    return made.auditor.look(*made.changed({statement})).findings;
  };
  CHECK(found("DELETE FROM checkpoint WHERE number = 2") == Findings{{RegisterFault::checkpoint_missing, 2, 2}});
  CHECK(found("DELETE FROM checkpoint") == Findings{{RegisterFault::checkpoint_missing, 1, 1}});
  CHECK(found(std::string("UPDATE checkpoint SET signed = ") +
              (made.connection->engine() == Engine::sqlite ? "x'00'" : "'\\x00'") + " WHERE number = 1") ==
        Findings{{RegisterFault::checkpoint_unsigned, 1, 1}});
  CHECK(found("UPDATE checkpoint SET signed = (SELECT signed FROM checkpoint WHERE number = 1) WHERE number = 3") ==
        Findings{{RegisterFault::checkpoint_unsigned, 3, 3}});
  made.auditor.signer = test::TestSigner(6);
  made.auditor.sign(*made.connection);
  CHECK(made.auditor.look(*made.connection).findings == Findings{{RegisterFault::checkpoint_unsigned, 4, 4}});
}

TEST_CASE("register: a revoked key's checkpoint counts for nothing, until a trusted one covers the rows again") {
  Register made;
  made.add(2);
  made.auditor.sign(*made.connection);
  made.auditor.trust.keys.front().revoked = audit_day;
  CHECK(made.auditor.look(*made.connection).findings == Findings{{RegisterFault::checkpoint_unsigned, 1, 1}});
  made.auditor.signer = test::TestSigner(6);
  auto key = made.auditor.trust.keys.front();
  key.key = made.auditor.signer.public_key();
  key.revoked.reset();
  made.auditor.trust.keys.push_back(key);
  CHECK(made.auditor.whole_rows(*made.connection) == 2);
}

TEST_CASE("register: a checkpoint kept elsewhere knows the rows cut off together with their checkpoint") {
  Register made;
  made.add(3);
  made.auditor.sign(*made.connection);
  made.add(3);
  const auto elsewhere = made.auditor.sign(*made.connection);
  const auto cut = made.changed({"DELETE FROM register WHERE sequence > 3", "DELETE FROM checkpoint WHERE number > 1"});
  CHECK(made.auditor.look(*cut).findings.empty());
  CHECK(made.auditor.look(*cut, {elsewhere}).findings == Findings{{RegisterFault::rows_cut, 4, 6}});
  CHECK(made.auditor.look(*made.connection, {elsewhere}).findings.empty());
  made.auditor.sign(*cut);
  CHECK(made.auditor.look(*cut, {elsewhere}).findings == Findings{{RegisterFault::checkpoint_twofold, 2, 2}});
}

TEST_CASE("register: nobody signs over a cut tail") {
  Register made;
  made.add(3);
  made.auditor.sign(*made.connection);
  const auto cut = made.changed({"DELETE FROM register WHERE sequence > 2"});
  const auto taken = take_checkpoint(*cut, made.auditor.signer, audit_day);
  REQUIRE_FALSE(taken);
  CHECK(taken.error().code == failure::register_broken);
}

TEST_CASE("retention: under six months is refused, old rows go behind a checkpoint, the rest verifies") {
  Register made;
  made.add(4, audit_day - std::chrono::days(400));
  made.add(3, audit_day - std::chrono::days(100));
  made.auditor.sign(*made.connection);
  const auto short_one = drop_old_rows(*made.connection, made.auditor.signer, 5, audit_day);
  REQUIRE_FALSE(short_one);
  CHECK(short_one.error().code == failure::retention_too_short);
  const auto before = made.changed({});
  const auto dropped = drop_old_rows(*made.connection, made.auditor.signer, 6, audit_day);
  REQUIRE(dropped);
  CHECK(dropped->rows == 4);
  made.add(1);
  auto state = made.auditor.look(*made.connection);
  CHECK(state.findings.empty());
  CHECK(state.first == 5);
  CHECK(state.rows == 4);
  CHECK(drop_old_rows(*made.connection, made.auditor.signer, 6, audit_day)->rows == 0);
  // Dropped without a signature; with one but not all; put back.
  CHECK(made.auditor.look(*before).findings.empty());
  REQUIRE(before->execute("DELETE FROM register WHERE sequence < 5"));
  CHECK(made.auditor.look(*before).findings == Findings{{RegisterFault::rows_missing, 1, 4}});
  const auto more = made.changed({"DELETE FROM register WHERE sequence < 6"});
  CHECK(made.auditor.look(*more).findings == Findings{{RegisterFault::rows_missing, 5, 5}});
  const auto back = made.changed({"UPDATE register SET sequence = 4 WHERE sequence = 8"});
  CHECK(made.auditor.look(*back).findings == Findings{{RegisterFault::row_returned, 4, 4}});
}

TEST_CASE("retention: the last row stays however old; a younger row keeps those behind it; month ends fit") {
  Register made;
  const auto old = audit_day - std::chrono::days(400);
  made.add(2, old);
  made.add(1, audit_day);
  made.add(2, old);
  REQUIRE(drop_old_rows(*made.connection, made.auditor.signer, 6, audit_day)->rows == 2);
  const auto later = audit_day + std::chrono::days(800);
  REQUIRE(drop_old_rows(*made.connection, made.auditor.signer, 6, later)->rows == 2);
  made.add(1);
  CHECK(made.auditor.whole_rows(*made.connection) == 2);
  CHECK(to_rfc3339(months_before(*parse_rfc3339("2026-08-31T01:02:03Z"), 6)) == "2026-02-28T01:02:03Z");
}

TEST_CASE("retention: no statement drops a row that no checkpoint gave up") {
  Register made;
  made.add(3);
  made.auditor.sign(*made.connection);
  CHECK_FALSE(made.connection->execute("DELETE FROM register WHERE sequence = 1"));
  CHECK_FALSE(made.connection->execute("DELETE FROM checkpoint"));
  CHECK_FALSE(made.connection->execute("UPDATE checkpoint SET kept_from = 9"));
}

TEST_CASE("export: verifies away from the store, and every change to it is found") {
  Register made;
  made.add(4);
  made.auditor.sign(*made.connection);
  const auto file = made.folder.path / "register.jsonl";
  CHECK(export_register(*made.connection, file).value() == 4);
  CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0600));
  const auto text = std::string(text_view(*read_file(file)));
  const auto look = [&](const std::string& changed) {
    REQUIRE(write_file(file, view(changed)));
    return check_export(file, made.auditor.trust);
  };
  const auto with = [&](const std::string& old, const std::string& change) {
    auto changed = text;
    REQUIRE(changed.find(old) != std::string::npos);
    return look(changed.replace(changed.rfind(old), old.size(), change));
  };
  const auto whole = look(text);
  REQUIRE(whole);
  CHECK(whole->findings.empty());
  CHECK(whole->covered == 4);
  CHECK(with("bank_loan", "bidding")->findings == Findings{{RegisterFault::row_changed, 4, 4}});
  CHECK(look(text.substr(0, text.rfind("{\"sequence\":3")))->findings == Findings{{RegisterFault::rows_cut, 3, 4}});
  for (const auto& bad : {with("\"sequence\":4", "\"sequence\":\"4\""), with("\"why\"", "\"who\""), look("{}\n"),
                          with("\"signed\":\"", "\"signed\":\"?"), look(text + "[\n"), look("")}) {
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == failure::register_export_malformed);
  }
  const auto none = check_export(made.folder.path / "none", made.auditor.trust);
  REQUIRE_FALSE(none);
  CHECK(none.error().code == failure::file_unreadable);
}

TEST_CASE("keeper: signs at the start, after so many rows, after so long, and at the end") {
  Register made;
  const FixedClock clock(audit_day);
  auto store = std::move(*Store::open(made.database));
  const auto covered = [&] { return newest_checkpoint(*made.connection).value().value_or(Checkpoint{}); };
  const auto comes_to = [&](std::int64_t row) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (covered().number == 0 || covered().sequence != row) {
      if (std::chrono::steady_clock::now() > deadline) return false;
      std::this_thread::yield();
    }
    return true;
  };
  const auto copy = made.folder.path / "newest.cose";
  made.add(1);
  {
    const CheckpointKeeper keeper(*store, made.auditor.signer, clock,
                                  {3, std::chrono::minutes(60), copy, std::chrono::seconds(0)});
    CHECK(comes_to(1));
    made.add(3);
    CHECK(comes_to(4));
    made.add(1, audit_day);
  }
  CHECK(covered().sequence == 5);
  CHECK(read_checkpoint(*read_file(copy))->sequence == 5);
  made.add(1);
  const FixedClock later(audit_day + std::chrono::hours(2));
  { const CheckpointKeeper keeper(*store, made.auditor.signer, later, {100, std::chrono::minutes(60), {}}); }
  CHECK(covered().sequence == 6);
  CHECK(made.auditor.look(*made.connection).findings.empty());
}
