// A program that reads strangers' bytes, run once: input in, output out, and nothing else of ours within its reach.
#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/confinement.h"

namespace credit {

struct ConfinedRun {
  std::filesystem::path program;       // absolute
  std::vector<std::string> arguments;  // after its own name
  Confinement confinement;
  std::chrono::milliseconds deadline{30'000};  // then it is killed
  std::size_t output_limit = 128U << 20;       // bytes; then it is killed
};

enum class HowItEnded {
  finished,     // by itself, with `status`
  not_started,  // no such program, or it could not be confined
  too_slow,
  too_much,  // output
  killed,    // by a signal: it crashed, or met one of its limits
};

struct RunOutcome {
  HowItEnded how = HowItEnded::not_started;
  int status = 0;  // exit status when finished, signal when killed
  Bytes output;    // of a program that finished
};

// Waits for it, at most until the deadline. Its standard input is `input` (a file in memory: it may seek), its errors
// go nowhere, its environment is empty. Safe from any thread; it dies with the thread that runs it.
RunOutcome run_confined(const ConfinedRun& run, ByteView input);

}  // namespace credit
