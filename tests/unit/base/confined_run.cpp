// A program that misbehaves is an outcome with a name, never a hang, and reaches nothing of ours.
#include "base/confined_run.h"

#include <signal.h>

#include "tests/support/catch.h"

using namespace credit;
using namespace std::chrono_literals;

namespace {

RunOutcome shell(const std::string& script, std::string_view input = {}, std::size_t limit = 1U << 20) {
  ConfinedRun run{"/bin/sh", {"-c", script}, {}, 1500ms, limit};
  return run_confined(run, view(input));
}

}  // namespace

TEST_CASE("what it says and how it ends is told") {
  const auto outcome = shell("cat; exit 3", "said");
  CHECK(outcome.how == HowItEnded::finished);
  CHECK(outcome.status == 3);
  CHECK(text_view(outcome.output) == "said");
}

TEST_CASE("the deadline ends a program that stays, also one that has closed its output") {
  CHECK(shell("while :; do :; done").how == HowItEnded::too_slow);
  CHECK(shell("exec >&-; while :; do :; done").how == HowItEnded::too_slow);
}

TEST_CASE("too much output ends it") {
  CHECK(shell("while :; do echo more and more; done", {}, 10000).how == HowItEnded::too_much);
}

TEST_CASE("a crash is told by its signal") {
  const auto outcome = shell("kill -SEGV $$");
  CHECK(outcome.how == HowItEnded::killed);
  CHECK(outcome.status == SIGSEGV);
}

TEST_CASE("it has no environment, writes no file and keeps none of our descriptors") {
  CHECK(text_view(shell("export -p | grep -v PWD; ls /proc/self/fd | wc -l").output) == "4\n");  // ls opens the folder
  const auto outcome = shell("echo x >/tmp/credit-confined-run-test && cat /tmp/credit-confined-run-test");
  CHECK(outcome.output.empty());
}

TEST_CASE("what is not there is not started") {
  CHECK(run_confined({"/nowhere/program", {}, {}}, {}).how == HowItEnded::not_started);
}
