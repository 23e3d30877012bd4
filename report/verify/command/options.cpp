#include "report/verify/command/options.h"

#include <optional>

namespace credit::verify::command {
namespace {

std::optional<Language> language_of(std::string_view name) {
  if (name.starts_with("zh_TW") || name.starts_with("zh_HK")) return Language::zh_TW;
  if (name.starts_with("zh")) return Language::zh_CN;
  if (name.starts_with("en")) return Language::en;
  return std::nullopt;
}

// Takes the options one by one; `problem` is set by the first that is wrong.
class Reader {
 public:
  Reader(const std::vector<std::string>& arguments, Options& options) : arguments_(arguments), options_(options) {}

  std::optional<std::string> run() {
    for (; at_ < arguments_.size() && problem_.empty(); ++at_) take(arguments_[at_]);
    if (problem_.empty() && !options_.help && !input_seen_) problem_ = "INPUT is missing";
    return problem_.empty() ? std::nullopt : std::optional(problem_);
  }

 private:
  void take(const std::string& word) {
    if (only_inputs_ || word == "-" || !word.starts_with("-")) return input(word);
    if (word == "--")
      only_inputs_ = true;
    else if (word == "--json")
      options_.json = true;
    else if (word == "--help" || word == "-h")
      options_.help = true;
    else if (word == "--trust")
      options_.trust = value(word);
    else if (word == "--editions")
      options_.editions = value(word);
    else if (word == "--at")
      at(value(word));
    else if (word == "--lang")
      language(value(word));
    else
      problem_ = "unknown option " + word;
  }
  std::string value(const std::string& option) {
    if (++at_ < arguments_.size()) return arguments_[at_];
    problem_ = option + " needs a value";
    return {};
  }
  void at(const std::string& text) {
    const auto instant = parse_rfc3339(text);
    if (instant)
      options_.at = *instant;
    else if (problem_.empty())
      problem_ = "--at needs a time such as 2026-11-22T08:00:00Z";
  }
  void language(const std::string& name) {
    const auto language = language_of(name);
    if (language)
      options_.language = *language;
    else if (problem_.empty())
      problem_ = "--lang is one of zh_CN, zh_TW, en";
  }
  void input(const std::string& word) {
    if (input_seen_) problem_ = "only one INPUT at a time";
    options_.input = word;
    input_seen_ = true;
  }

  const std::vector<std::string>& arguments_;
  Options& options_;
  std::size_t at_ = 0;
  bool only_inputs_ = false, input_seen_ = false;
  std::string problem_;
};

}  // namespace

tl::expected<Options, std::string> read_options(const std::vector<std::string>& arguments, const std::string& locale,
                                                Instant now) {
  Options options;
  options.at = now;
  options.language = language_of(locale).value_or(Language::zh_CN);
  if (auto problem = Reader(arguments, options).run()) return tl::unexpected(std::move(*problem));
  return options;
}

}  // namespace credit::verify::command
