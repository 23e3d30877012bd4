// The command line of credit-verify.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"

namespace credit::verify::command {

struct Options {
  std::filesystem::path trust = "/etc/credit/trust.cbor";
  std::filesystem::path editions;  // where the chapters' titles are; empty when nowhere
  Instant at{};
  Language language = Language::zh_CN;
  bool json = false;
  bool help = false;
  std::string input;
};

// `locale` is LC_ALL, LC_MESSAGES or LANG, the first one set; only Chinese (Taiwan, Hong Kong) and English differ from
// the default. A failure is one line for the person at the terminal.
tl::expected<Options, std::string> read_options(const std::vector<std::string>& arguments, const std::string& locale,
                                                Instant now);

}  // namespace credit::verify::command
