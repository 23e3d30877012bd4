// What a reader told, in words a test can compare: "found", "read 测试乙", "failed card_moved", "removed".
#pragma once
#include "drivers/idcard/reader.h"
#include "tests/support/catch.h"
#include "tests/support/event_loop.h"

namespace credit::test {

inline idcard::Timing fast_timing() {
  using std::chrono::milliseconds;
  idcard::Timing timing;
  timing.poll = milliseconds(5);
  timing.slow = milliseconds(20);
  timing.find = timing.select = timing.module = milliseconds(150);
  timing.read = milliseconds(300);
  timing.revive = milliseconds(100);
  return timing;
}

struct InWords {
  std::string operator()(const idcard::card::Found&) const { return "found"; }
  std::string operator()(const idcard::card::Read& read) const { return "read " + read.card.name.expose(); }
  std::string operator()(const idcard::card::Failed& failed) const {
    return "failed " + std::string(failed.failure.name());
  }
  std::string operator()(const idcard::card::Removed&) const { return "removed"; }
  std::string operator()(const idcard::card::LeftBehind& left) const {
    return "left behind " + std::to_string(left.times);
  }
};

class Witness : public QObject {
 public:
  using Words = std::vector<std::string>;
  Words events, states, rungs;

  explicit Witness(idcard::Reader& reader) : reader_(reader) {
    connect(&reader, &idcard::Reader::happened, this,
            [this](const idcard::CardEvent& event) { events.push_back(std::visit(InWords{}, event)); });
    connect(&reader, &idcard::Reader::recovering, this, [this](const idcard::Recovery& recovery) {
      rungs.push_back(std::string(name_of(recovery.rung)) + (recovery.skipped ? " skipped" : ""));
    });
    connect(&reader, &idcard::Reader::changed, this, [this] { states.push_back(now()); });
  }
  // The state in words, with the failure that explains it.
  std::string now() const {
    const auto& state = reader_.state();
    return std::string(name_of(state.condition)) + (state.failure ? " " + std::string(state.failure->name()) : "");
  }
  bool becomes(const std::string& state) {
    return run_until([&] { return now() == state; });
  }
  bool tells(const Words& expected) {
    run_until([&] { return events.size() >= expected.size(); });
    if (events == expected) return true;
    for (const auto& event : events) UNSCOPED_INFO("told: " << event);
    return false;
  }
  // Nothing more is told for so long, which is many polls of the fast timing.
  bool stays_silent(std::chrono::milliseconds time = std::chrono::milliseconds(120)) {
    const auto before = events.size();
    return !run_until([&] { return events.size() != before; }, time);
  }

 private:
  idcard::Reader& reader_;
};

}  // namespace credit::test
