// credit-trust: what a machine that checks reports believes, shown and renewed.
#pragma once
#include <iosfwd>
#include <optional>

#include "base/clock.h"
#include "report/fetch/bundle_file.h"
#include "report/fetch/server.h"

namespace credit::fetch::command {

// Exit statuses. `behind`: something was not renewed, but the lists at hand are still believed. `too_old`: they are
// not.
inline constexpr int done = 0, behind = 1, too_old = 2, misused = 3;

struct Options {
  enum class What { fetch, show, help } what = What::help;
  std::filesystem::path bundle = "/etc/credit/trust.cbor";
  std::vector<std::string> servers;  // URLs
  std::filesystem::path authority;
};

tl::expected<Options, std::string> read_options(const std::vector<std::string>& arguments);
const char* usage();

// Asks each server in turn and says of each list what became of it; what cannot be renewed stays in use.
Result<int> fetch_lists(const Options& options, const Clock& clock, std::ostream& out);
Result<int> show_lists(const Options& options, const Clock& clock, std::ostream& out);

// The age of the lists, a line each; `done` or `too_old`.
int say_ages(const trust::TrustBundle& bundle, Instant now, std::ostream& out);

}  // namespace credit::fetch::command
