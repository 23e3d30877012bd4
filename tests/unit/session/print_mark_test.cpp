// The mark of a copy in the printer: on disk while it is on its way, settled by the next start.
#include <sys/stat.h>

#include "base/failures/common.h"
#include "base/file.h"
#include "kiosk/session/print_mark_file.h"
#include "kiosk/session/settled_copy.h"
#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;

namespace {

std::filesystem::path fresh_folder() {
  const auto folder = std::filesystem::path(CREDIT_BINARY_DIR) / "print-mark-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

PrintMark left() { return {sample::report_number, 2, Personal<std::string>("token")}; }

}  // namespace

TEST_CASE("a mark is found by the next run, until it is cleared") {
  const auto folder = fresh_folder();
  CHECK_FALSE(PrintMarkFile(folder).left_behind()->has_value());
  REQUIRE(PrintMarkFile(folder).set({sample::report_number, 2, Personal<std::string>("token")}));
  struct stat facts {};
  REQUIRE(::stat((folder / "printing").c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  PrintMarkFile next_run(folder);
  const auto mark = *next_run.left_behind();
  REQUIRE(mark.has_value());
  CHECK(mark->report_number == sample::report_number);
  CHECK(mark->copy == 2);
  CHECK(mark->token.expose() == "token");
  REQUIRE(next_run.clear());
  CHECK_FALSE(next_run.left_behind()->has_value());
  CHECK(next_run.clear());  // nothing to clear is no failure
}

TEST_CASE("a mark that makes no sense is a failure, not a copy") {
  const auto folder = fresh_folder();
  const std::string text = GENERATE("", "20261122143005ABCD1234", "20261122143005ABCD1234\n", "a\nx\ntoken", "a\n0\nt",
                                    "a\n1x\nt", "a\n-1\nt", "a\n99999999999999999999\nt");
  REQUIRE(write_file(folder / "printing", view(text)));
  const auto mark = PrintMarkFile(folder).left_behind();
  REQUIRE_FALSE(mark);
  CHECK(mark.error().code == failure::file_unreadable);
}

TEST_CASE("a copy left behind is registered and told as unconfirmed, and nothing is printed") {
  test::FakeJournal journal;
  test::FakePlatform platform;
  test::FakeMarker marker;
  marker.mark = left();
  REQUIRE(settle(left(), {}, journal, platform, marker));
  REQUIRE(journal.count(audit::EventKind::print_complete) == 1);
  CHECK(journal.says("unconfirmed"));
  CHECK_FALSE(journal.says("token"));
  REQUIRE(platform.outcomes.size() == 1);
  CHECK(platform.outcomes[0].kind == platform_client::OutcomeKind::unconfirmed);
  CHECK(platform.outcomes[0].copy == 2);
  CHECK_FALSE(marker.mark.has_value());
}

TEST_CASE("the mark stays until the platform has heard the outcome") {
  test::FakeJournal journal;
  test::FakePlatform platform;
  test::FakeMarker marker;
  platform.hears_outcomes = false;
  marker.mark = left();
  REQUIRE(settle(left(), {}, journal, platform, marker));
  CHECK(marker.mark.has_value());
}

TEST_CASE("a mark of another copy is not taken away") {
  const auto folder = fresh_folder();
  PrintMarkFile file(folder);
  REQUIRE(file.set(left()));
  REQUIRE(file.clear({sample::report_number, 1, Personal<std::string>("token")}));
  CHECK(file.left_behind()->has_value());
  REQUIRE(file.clear(left()));
  CHECK_FALSE(file.left_behind()->has_value());
}

TEST_CASE("what the journal says of a copy already is told, and not written again") {
  const auto folder = fresh_folder();
  const SystemClock clock;
  {
    auto journal = audit::open_journal(folder, clock);
    REQUIRE(journal);
    CHECK_FALSE(settled_copy(folder, left())->has_value());
    using audit::FactKind;
    REQUIRE((*journal)->write(audit::EventKind::print_complete,
                              {{FactKind::report_number, std::string(sample::report_number)},
                               {FactKind::copy, "2"},
                               {FactKind::outcome, "printed"},
                               {FactKind::pages, "3"}}));
  }
  const auto ended = settled_copy(folder, left());
  REQUIRE(ended->has_value());
  CHECK_FALSE(settled_copy(folder, {sample::report_number, 1, {}})->has_value());
  test::FakeJournal journal;
  test::FakePlatform platform;
  test::FakeMarker marker;
  REQUIRE(settle(left(), *ended, journal, platform, marker));
  CHECK(journal.lines.empty());
  REQUIRE(platform.outcomes.size() == 1);
  CHECK(platform.outcomes[0].kind == platform_client::OutcomeKind::printed);
  CHECK(platform.outcomes[0].pages == 3);
}
