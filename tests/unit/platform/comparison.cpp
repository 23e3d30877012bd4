// A machine's journal and the register side by side: every report one has and the other has not is named.
#include "platform/cross_check/comparison.h"

#include "base/failures/audit.h"
#include "kiosk/audit/journal.h"
#include "platform/store/store.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/auditor.h"
#include "tests/unit/platform/fixture.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

using Findings = std::vector<ReportFinding>;

std::string number_at(Instant at, const std::string& tail) { return china_compact(at) + "AAAA" + tail; }

struct Books {
  Folder folder;
  Database database = database_in(folder.path);
  std::unique_ptr<Connection> connection = std::move(*Connection::open(database));
  std::filesystem::path journal = folder.path / "journal";
  FixedClock clock{audit_day};
  Books() {
    REQUIRE(prepare_schema(*connection));
    noted(audit::EventKind::app_start, {});
  }

  void noted(audit::EventKind kind, std::vector<audit::Fact> facts) {
    auto opened = audit::open_journal(journal, clock);
    REQUIRE(opened);
    REQUIRE((*opened)->write(kind, std::move(facts)));
  }
  void noted(const std::string& report) {
    noted(audit::EventKind::report_verified, {{audit::FactKind::report_number, report}});
  }
  void given(const std::string& report, const std::string& kiosk = "K-0001", const std::string& outcome = "done",
             Instant at = audit_day) {
    QueryEntry entry;
    entry.at = at;
    entry.kiosk = kiosk;
    entry.action = QueryAction::report;
    entry.outcome = outcome;
    entry.report = report;
    REQUIRE(append(*connection, entry));
  }
  ReportComparison compare(std::optional<Instant> copied = {}) {
    auto made = compare_reports(*connection, "K-0001", journal, copied);
    REQUIRE(made);
    return *made;
  }
};

}  // namespace

TEST_CASE("comparison: two books that agree, and what is no report is none") {
  Books books;
  const auto report = number_at(audit_day, "2345");
  books.given(report);
  books.given("", "K-0001", "issuing_stopped");
  books.given(number_at(audit_day, "3456"), "K-0002");
  books.noted(report);
  const auto made = books.compare();
  CHECK(made.findings.empty());
  CHECK(made.agreed == 1);
  CHECK(made.lines == 2);
  CHECK(made.rows == 3);
  CHECK(made.left_out == 0);
}

TEST_CASE("comparison: what only one side has is named") {
  Books books;
  const auto forged = number_at(audit_day, "2222"), hidden = number_at(audit_day, "3333"),
             elsewhere = number_at(audit_day, "4444");
  books.noted(forged);
  books.given(hidden);
  books.given(elsewhere, "K-0002");
  books.noted(elsewhere);
  CHECK(books.compare().findings == Findings{{ReportFault::journal_only, forged},
                                             {ReportFault::register_only, hidden},
                                             {ReportFault::other_machine, elsewhere}});
  CHECK(describe({ReportFault::register_only, hidden}) == "report " + hidden + ": given out, not in the journal");
}

TEST_CASE("comparison: what a side cannot know is left out, and counted") {
  Books books;
  books.given(number_at(audit_day - std::chrono::hours(1), "2222"), "K-0001", "done",
              audit_day - std::chrono::hours(1));  // before the journal begins
  books.given(number_at(audit_day + std::chrono::hours(1), "3333"), "K-0001", "done",
              audit_day + std::chrono::hours(1));  // after it was copied
  const auto copied = books.compare(audit_day + std::chrono::minutes(1));
  CHECK(copied.findings.empty());
  CHECK(copied.left_out == 2);
  CHECK(books.compare().findings.size() ==
        1);  // a journal's end cut off shows, unless somebody says it was copied then
}

TEST_CASE("comparison: reports older than a register cut by age are left out, unless it was never cut") {
  Books books;
  books.noted(number_at(audit_day - std::chrono::days(300), "2222"));
  books.given(number_at(audit_day, "3333"));
  books.given(number_at(audit_day, "4444"));
  books.noted(number_at(audit_day, "3333"));
  books.noted(number_at(audit_day, "4444"));
  CHECK(books.compare().findings.size() == 1);
  auto cut = unguarded_copy(*books.connection, books.folder.path, "cut");
  REQUIRE(cut->execute("DELETE FROM register WHERE sequence = 1"));
  const auto made = compare_reports(*cut, "K-0001", books.journal);
  REQUIRE(made);
  CHECK(made->left_out == 1);
  CHECK(made->findings == Findings{{ReportFault::journal_only, number_at(audit_day, "3333")}});
}

TEST_CASE("comparison: a journal that was edited is not compared") {
  Books books;
  books.noted(number_at(audit_day, "2222"));
  std::filesystem::resize_file(books.journal / "journal-202611.jsonl", 20);
  const auto made = compare_reports(*books.connection, "K-0001", books.journal);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == failure::audit_chain_broken);
}
