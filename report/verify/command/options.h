// The command line of credit-verify. One table (option_table) is what is parsed, what --help lists, and what the shells
// complete; the manual is held against it by a test.
#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"

namespace credit::verify::command {

enum class ResultForm { csv, jsonl };

struct Options {
  std::filesystem::path trust = "/etc/credit/trust.cbor";
  std::filesystem::path time_stamp_anchor;  // PEM: whose time stamps are believed; empty: stamps are told, not proven
  std::filesystem::path editions;           // where the chapters' titles are; empty when nowhere
  Instant at{};
  Language language = Language::zh_CN;
  bool json = false;
  bool scan = false;  // PDFs are scans of paper: no signature expected, none believed
  bool help = false;
  bool quiet = false;
  std::string completion;  // a shell's name: print its completion and end
  std::string batch;       // a folder, a list file or "-"; empty: no batch
  ResultForm form = ResultForm::jsonl;
  std::filesystem::path output;  // of a batch; empty: standard output
  bool resume = false;
  unsigned jobs = 0;                // threads of a batch; 0: as many as there are cores
  std::vector<std::string> inputs;  // several: the pages of one report
};

enum class Value { none, file, folder, file_or_folder, text, choice };
struct OptionRule {
  const char* name;  // "--trust"
  Value value;
  const char* value_name;  // "FILE"; of a choice "csv|jsonl"
  const char* help;        // one line, English
  bool (*set)(Options&, const std::string& value);
  const char* wanted = "";  // said when `set` refuses
};
std::span<const OptionRule> option_table();

// `locale` is LC_ALL, LC_MESSAGES or LANG, the first one set; only Chinese (Taiwan, Hong Kong) and English differ from
// the default. A failure is one line for the person at the terminal.
tl::expected<Options, std::string> read_options(const std::vector<std::string>& arguments, const std::string& locale,
                                                Instant now);

std::string usage();
// The completion script of bash, zsh or fish; empty for another shell.
std::string completion_for(const std::string& shell);

}  // namespace credit::verify::command
