// What scanners told, in words a test can compare: "]Q1 https://...", "failed scanner_code_incomplete".
#pragma once
#include "drivers/scanner/scanners.h"
#include "tests/support/catch.h"
#include "tests/support/event_loop.h"

namespace credit::test {

class ScanWitness : public QObject {
 public:
  using Words = std::vector<std::string>;
  Words scans;                     // with failures among them
  std::vector<std::string> ports;  // of scans
  Words states;                    // every change: "ready", "at fault scanner_busy"
  std::vector<scanner::Scan> whole;

  explicit ScanWitness(scanner::Scanners& scanners) : scanners_(scanners) {
    connect(&scanners, &scanner::Scanners::scanned, this, [this](const scanner::Scan& scan, const std::string& port) {
      const auto& text = scan.charset == scanner::Charset::none ? to_hex(scan.code.bytes.expose()) : scan.text.expose();
      scans.push_back((scan.code.aim.empty() ? "" : scan.code.aim + " ") + text);
      ports.push_back(port);
      whole.push_back(scan);
    });
    connect(&scanners, &scanner::Scanners::failed, this, [this](const Failure& failure, const std::string&) {
      scans.push_back("failed " + std::string(failure.name()));
    });
    connect(&scanners, &scanner::Scanners::changed, this,
            [this](const std::string& port) { states.push_back(in_words(scanners_.state(port))); });
  }

  static std::string in_words(const scanner::ScannerState& state) {
    return std::string(name_of(state.condition)) + (state.failure ? " " + std::string(state.failure->name()) : "");
  }
  // Every scanner there is, in words.
  Words now() const {
    Words all;
    for (const auto& state : scanners_.states()) all.push_back(in_words(state));
    return all;
  }
  bool are(const Words& expected) {
    const bool true_now = run_until([&] { return now() == expected; });
    if (!true_now)
      for (const auto& state : now()) UNSCOPED_INFO("is: " << state);
    return true_now;
  }
  bool tells(const Words& expected) {
    run_until([&] { return scans.size() >= expected.size(); });
    if (scans == expected) return true;
    for (const auto& scan : scans) UNSCOPED_INFO("told: " << scan);
    return false;
  }
  bool stays_silent(std::chrono::milliseconds time = std::chrono::milliseconds(150)) {
    const auto before = scans.size();
    return !run_until([&] { return scans.size() != before; }, time);
  }

 private:
  scanner::Scanners& scanners_;
};

}  // namespace credit::test
