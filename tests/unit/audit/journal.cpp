// The chain: goes on after a restart, over months and a clock set back; shows every edit; survives a torn last line.
#include "kiosk/audit/journal.h"

#include <unistd.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/failures/audit.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::audit;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;
  Folder() {
    char name[] = "/tmp/credit-journal-XXXXXX";
    REQUIRE(::mkdtemp(name) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
};

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void put(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }
std::vector<std::string> lines_of(const fs::path& file) {
  std::vector<std::string> lines;
  std::istringstream in(text_of(file));
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}
Instant at(const char* text) { return *parse_rfc3339(text); }

const char* const november = "journal-202611.jsonl";

void three_lines(const fs::path& folder, const Clock& clock) {
  auto journal = open_journal(folder, clock);
  REQUIRE(journal);
  REQUIRE((*journal)->write(EventKind::visit_begin, {}));
  REQUIRE((*journal)->write(EventKind::print_init, {{FactKind::pages, "3"}}));
  REQUIRE((*journal)->write(EventKind::print_complete,
                            {{FactKind::outcome, "failed"}, {FactKind::failure, "audit_write_failed"}}));
}

}  // namespace

TEST_CASE("a line says what, when, how it ended, and the link") {
  const Folder folder;
  const FixedClock clock(at("2026-11-22T06:30:05Z"));
  three_lines(folder.path, clock);
  const auto lines = lines_of(folder.path / november);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] ==
        R"({"n":1,"at":"2026-11-22T06:30:05Z","event":"visit_begin","previous":")" + std::string(64, '0') + "\"}");
  const auto last = nlohmann::json::parse(lines[2]);
  CHECK(last["disposition"] == "failure");
  CHECK(last["facts"]["outcome"] == "failed");
  CHECK(*verify_journal(folder.path) == 3);
}

TEST_CASE("the chain goes on after a restart, into the next month, and past a clock set back") {
  const Folder folder;
  FixedClock clock(at("2026-11-30T15:59:59Z"));
  three_lines(folder.path, clock);
  clock.set(at("2026-11-30T16:00:00Z"));  // midnight in China
  three_lines(folder.path, clock);
  clock.set(at("2026-11-01T00:00:00Z"));
  three_lines(folder.path, clock);
  CHECK(lines_of(folder.path / november).size() == 3);
  CHECK(lines_of(folder.path / "journal-202612.jsonl").size() == 6);
  CHECK(*verify_journal(folder.path) == 9);
}

TEST_CASE("a refused fact writes nothing") {
  const Folder folder;
  const FixedClock clock(at("2026-11-22T06:30:05Z"));
  auto journal = open_journal(folder.path, clock);
  REQUIRE(journal);
  const auto status = (*journal)->write(EventKind::visit_end, {{FactKind::reason, "11010519491231002X"}});
  REQUIRE_FALSE(status);
  CHECK(status.error().code == failure::audit_fact_refused);
  CHECK(*verify_journal(folder.path) == 0);
}

TEST_CASE("any single byte changed shows") {
  const Folder folder;
  const FixedClock clock(at("2026-11-22T06:30:05Z"));
  three_lines(folder.path, clock);
  three_lines(folder.path, clock);
  const std::string whole = text_of(folder.path / november);
  const std::size_t last_line = whole.rfind('\n', whole.size() - 2) + 1;
  for (std::size_t i = 0; i < last_line; ++i) {  // the newest line is held by the line that will follow it
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    put(folder.path / november, changed);
    INFO("byte " << i);
    const auto verdict = verify_journal(folder.path);
    REQUIRE_FALSE(verdict);
    CHECK(verdict.error().code == failure::audit_chain_broken);
  }
}

TEST_CASE("a line taken out, doubled or swapped shows, and is named") {
  const Folder folder;
  const FixedClock clock(at("2026-11-22T06:30:05Z"));
  three_lines(folder.path, clock);
  const auto lines = lines_of(folder.path / november);
  const std::string edits[] = {lines[0] + "\n" + lines[2] + "\n", lines[0] + "\n" + lines[0] + "\n" + lines[1] + "\n",
                               lines[0] + "\n" + lines[2] + "\n" + lines[1] + "\n"};
  for (const auto& edit : edits) {
    put(folder.path / november, edit);
    const auto opened = open_journal(folder.path, clock);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == failure::audit_chain_broken);
    CHECK(opened.error().detail == "journal-202611.jsonl line 2");
  }
}

TEST_CASE("a month taken out shows") {
  const Folder folder;
  FixedClock clock(at("2026-10-05T00:00:00Z"));
  three_lines(folder.path, clock);
  clock.set(at("2026-11-05T00:00:00Z"));
  three_lines(folder.path, clock);
  fs::remove(folder.path / "journal-202610.jsonl");
  CHECK_FALSE(verify_journal(folder.path));
}

TEST_CASE("a torn last line is set aside, noted, and the chain goes on") {
  const FixedClock clock(at("2026-11-22T06:30:05Z"));
  const Folder model;
  three_lines(model.path, clock);
  const std::string whole = text_of(model.path / november);
  const std::size_t second_end = whole.rfind('\n', whole.size() - 2) + 1;
  for (std::size_t cut = second_end + 1; cut < whole.size(); cut += 11) {
    const Folder folder;
    put(folder.path / november, whole.substr(0, cut));
    CHECK_FALSE(verify_journal(folder.path));
    REQUIRE(open_journal(folder.path, clock));
    const auto lines = lines_of(folder.path / november);
    REQUIRE(lines.size() == 3);
    const auto note = nlohmann::json::parse(lines[2]);
    CHECK(note["event"] == "journal_mended");
    CHECK(note["facts"]["count"] == std::to_string(cut - second_end));
    const auto aside =
        folder.path / (std::string(november) + ".torn-" + note["facts"]["digest"].get<std::string>().substr(0, 16));
    CHECK(text_of(aside) == whole.substr(second_end, cut - second_end));
    CHECK(*verify_journal(folder.path) == 3);
  }
}

TEST_CASE("one writer at a time; a folder that cannot be written is a failure") {
  const Folder folder;
  const FixedClock clock(at("2026-11-22T06:30:05Z"));
  const auto first = open_journal(folder.path, clock);
  REQUIRE(first);
  const auto second = open_journal(folder.path, clock);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == failure::audit_write_failed);
  const auto nowhere = open_journal("/proc/no-such-folder", clock);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == failure::audit_write_failed);
}
