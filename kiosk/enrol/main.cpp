// credit-kiosk-enrol: the machine's own certificate, fetched, renewed, shown.
#include <sys/stat.h>

#include <array>
#include <cstdio>
#include <iostream>

#include "kiosk/enrol/enrolment.h"

namespace {

using namespace credit;
using namespace credit::enrol;

constexpr int exit_done = 0, exit_failed = 1, exit_due = 2, exit_usage = 3, exit_none = 4;
constexpr const char* usage =
    "credit-kiosk-enrol COMMAND --settings FILE\n"
    "  enrol --code CODE   fetch this machine's certificate with a one-time code; CODE -: read from standard input\n"
    "  renew [--now]       when a third of its lifetime is left, or at once: a new key, a new certificate\n"
    "  status              whose it is, and until when\n"
    "FILE is the kiosk's; its platform.certificate and platform.key name one file, which this program writes.\n"
    "Exit status: 0 done, or nothing to do; 1 failed, the machine's identity is as it was; 3 usage;\n"
    "status alone: 2 renewal is due, 4 there is none or it is over.\n";

struct Wish {
  std::string command, settings;
  Personal<std::string> code;
  bool now = false;
};

bool read_wish(int count, char** arguments, Wish& wish) {
  if (count < 2) return false;
  wish.command = arguments[1];
  for (int i = 2; i < count; ++i) {
    const std::string_view name = arguments[i];
    if (name == "--now")
      wish.now = true;
    else if (i + 1 == count)
      return false;
    else if (name == "--settings")
      wish.settings = arguments[++i];
    else if (name == "--code")
      wish.code = Personal<std::string>(arguments[++i]);
    else
      return false;
  }
  if (wish.code.expose() == "-") {
    std::string line;
    std::getline(std::cin, line);
    wish.code = Personal<std::string>(std::move(line));
  }
  return !wish.settings.empty() && (wish.command == "enrol") == !wish.code.expose().empty();
}

void say(const IdentityState& state) {
  std::printf("%s: from %s until %s, key in %s\n", state.kiosk.c_str(), to_rfc3339(state.lifetime.begin).c_str(),
              to_rfc3339(state.lifetime.end).c_str(), state.place == KeyPlace::tpm ? "the TPM" : "a file");
}

Result<int> show(const EnrolSettings& settings, const Clock& clock) {
  const auto state = state_of(settings);
  if (!state) {
    std::fprintf(stderr, "credit-kiosk-enrol: %s\n%s\n", state.error().describe().c_str(),
                 words_of(state.error().code).staff);
    return exit_none;
  }
  say(*state);
  if (state->lifetime.over(clock.now())) return exit_none;
  return state->lifetime.renewal_due(clock.now()) ? exit_due : exit_done;
}

Result<int> run(const Wish& wish) {
  CREDIT_TRY(const auto file, Settings::load(wish.settings));
  CREDIT_TRY(const auto settings, read_enrol_settings(file));
  const SystemClock clock;
  if (wish.command == "status") return show(settings, clock);
  CREDIT_TRY(const auto est, make_est_client({settings.url, settings.authority}));
  if (wish.command == "enrol")
    CREDIT_CHECK(enrol::enrol(settings, *est, wish.code, clock));
  else if (wish.command == "renew") {
    CREDIT_TRY(const auto renewed, renew(settings, *est, clock, wish.now ? When::at_once : When::due));
    if (renewed == Renewed::not_due) std::puts("not due");
  } else
    return exit_usage;
  CREDIT_TRY(const auto state, state_of(settings));
  say(state);
  return exit_done;
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 2 && std::string_view(arguments[1]) == "--help") return std::fputs(usage, stdout) < 0 ? exit_failed : 0;
  ::umask(0077);
  Wish wish;
  const auto result = read_wish(count, arguments, wish) ? run(wish) : Result<int>(exit_usage);
  if (!result) {
    std::fprintf(stderr, "credit-kiosk-enrol: %s\n%s\n", result.error().describe().c_str(),
                 words_of(result.error().code).staff);
    return exit_failed;
  }
  if (*result == exit_usage) std::fputs(usage, stderr);
  return *result;
}
