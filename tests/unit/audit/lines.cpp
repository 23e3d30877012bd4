// Lines read back: what was written is what is read; what no catalogue has is refused and not repeated.
#include "kiosk/audit/lines.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/failures/audit.h"
#include "kiosk/audit/chain.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::audit;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;
  Folder() {
    char name[] = "/tmp/credit-lines-XXXXXX";
    REQUIRE(::mkdtemp(name) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
};

const char* const report = "20261122143005ABCD2345";
Instant noon() { return *parse_rfc3339("2026-11-22T06:30:05Z"); }
nlohmann::json good() {
  return nlohmann::json::parse(
      make_line({}, noon(), EventKind::print_init, {{FactKind::report_number, report}, {FactKind::pages, "3"}}));
}

}  // namespace

TEST_CASE("what was written is what is read") {
  const Folder folder;
  const FixedClock clock(noon());
  {
    auto journal = open_journal(folder.path, clock);
    REQUIRE(journal);
    REQUIRE((*journal)->write(EventKind::visit_begin, {}));
    REQUIRE((*journal)->write(EventKind::report_verified, {{FactKind::report_number, report}}));
  }
  std::vector<Line> lines;
  const auto count = each_line(folder.path, [&](const Line& line) -> Status {
    lines.push_back(line);
    return {};
  });
  REQUIRE(count);
  REQUIRE(*count == 2);
  CHECK(lines[0].event == EventKind::visit_begin);
  CHECK(lines[0].facts.empty());
  CHECK(lines[1].number == 2);
  CHECK(lines[1].at == noon());
  REQUIRE(lines[1].facts.size() == 1);
  CHECK(lines[1].facts[0].kind == FactKind::report_number);
  CHECK(lines[1].facts[0].value == report);
}

TEST_CASE("every event and fact of the catalogue is found by its name") {
  for (int i = 0; i < event_kind_count; ++i) {
    const auto read = read_line(make_line({}, noon(), static_cast<EventKind>(i), {}));
    REQUIRE(read);
    CHECK(read->event == static_cast<EventKind>(i));
  }
}

TEST_CASE("a line no catalogue has is refused, and its words are not repeated") {
  REQUIRE(read_line(good().dump()));
  const char* const patches[] = {R"({"n":-1})",
                                 R"({"n":"1"})",
                                 R"({"at":"yesterday"})",
                                 R"({"at":7})",
                                 R"({"event":"zhang_san"})",
                                 R"({"event":null})",
                                 R"({"facts":["zhang_san"]})",
                                 R"({"facts":{"zhang_san":"1"}})",
                                 R"({"facts":{"pages":"zhang_san"}})",
                                 R"({"facts":{"pages":3}})"};
  for (const auto* const patch : patches) {
    auto line = good();
    line.update(nlohmann::json::parse(patch));
    const auto read = read_line(line.dump());
    INFO(patch);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == failure::audit_line_unreadable);
    CHECK(read.error().detail.find("zhang") == std::string::npos);
  }
  for (const char* name : {"n", "at", "event"}) {
    auto line = good();
    line.erase(name);
    CHECK_FALSE(read_line(line.dump()));
  }
  CHECK_FALSE(read_line(""));
  CHECK_FALSE(read_line("[1]"));
}

TEST_CASE("a chain that breaks ends the reading, and an unreadable line says which it is") {
  const Folder folder;
  const auto none = [](const Line&) -> Status { return {}; };
  const auto first = make_line({}, noon(), EventKind::visit_begin, {});
  auto strange = nlohmann::json::parse(make_line(after({}, first), noon(), EventKind::visit_end, {}));
  strange["event"] = "unheard_of";
  std::ofstream(folder.path / "journal-202611.jsonl") << first << '\n' << strange.dump() << '\n';
  const auto unreadable = each_line(folder.path, none);
  REQUIRE_FALSE(unreadable);
  CHECK(unreadable.error().code == failure::audit_line_unreadable);
  CHECK(unreadable.error().detail == "line 2: an event no catalogue has");
  std::ofstream(folder.path / "journal-202611.jsonl") << first << '\n' << first << '\n';
  const auto broken = each_line(folder.path, none);
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == failure::audit_chain_broken);
}
