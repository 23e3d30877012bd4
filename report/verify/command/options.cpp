#include "report/verify/command/options.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace credit::verify::command {
namespace {

constexpr unsigned most_jobs = 256;

std::optional<Language> language_of(std::string_view name) {
  if (name.starts_with("zh_TW") || name.starts_with("zh_HK")) return Language::zh_TW;
  if (name.starts_with("zh")) return Language::zh_CN;
  if (name.starts_with("en")) return Language::en;
  return std::nullopt;
}

bool set_language(Options& options, const std::string& name) {
  const auto language = language_of(name);
  options.language = language.value_or(options.language);
  return language.has_value();
}

bool set_time(Options& options, const std::string& text) {
  const auto instant = parse_rfc3339(text);
  options.at = instant.value_or(options.at);
  return instant.has_value();
}

bool set_form(Options& options, const std::string& name) {
  options.form = name == "csv" ? ResultForm::csv : ResultForm::jsonl;
  return name == "csv" || name == "jsonl";
}

bool set_jobs(Options& options, const std::string& text) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), options.jobs);
  return error == std::errc() && end == text.data() + text.size() && options.jobs >= 1 && options.jobs <= most_jobs;
}

bool set_shell(Options& options, const std::string& name) {
  options.completion = name;
  return !completion_for(name).empty();
}

template <auto Member>
bool turn_on(Options& options, const std::string&) {
  return options.*Member = true;
}
template <auto Member>
bool keep(Options& options, const std::string& value) {
  options.*Member = value;
  return !value.empty();
}

constexpr OptionRule table[] = {
    {"--trust", Value::file, "FILE", "whom to believe (default /etc/credit/trust.cbor)", keep<&Options::trust>,
     "a file"},
    {"--time-stamp-anchor", Value::file, "FILE",
     "certificates (PEM) of time stamp authorities that are believed; without it a PDF's stamp is told, not proven",
     keep<&Options::time_stamp_anchor>, "a file"},
    {"--at", Value::text, "RFC3339", "check as of this time instead of now, for example 2026-11-22T08:00:00Z", set_time,
     "a time such as 2026-11-22T08:00:00Z"},
    {"--scan", Value::none, "", "a PDF is a scan of the paper: its pages are pictures, no signature is expected",
     turn_on<&Options::scan>},
    {"--json", Value::none, "", "one JSON object instead of words", turn_on<&Options::json>},
    {"--batch", Value::file_or_folder, "SOURCE",
     "every file of a folder, or every line of a list (- reads it from standard input)", keep<&Options::batch>,
     "a folder, a list file or -"},
    {"--format", Value::choice, "csv|jsonl", "the form of a batch's results (default jsonl)", set_form, "csv or jsonl"},
    {"--output", Value::file, "FILE", "where a batch's results go (default standard output)", keep<&Options::output>,
     "a file"},
    {"--resume", Value::none, "", "go on after the results that --output already holds", turn_on<&Options::resume>},
    {"--jobs", Value::text, "N", "threads of a batch, 1 to 256 (default: one a core)", set_jobs,
     "a number from 1 to 256"},
    {"--quiet", Value::none, "", "no progress on standard error", turn_on<&Options::quiet>},
    {"--lang", Value::choice, "zh_CN|zh_TW|en", "language (default: LC_ALL, LC_MESSAGES or LANG, else zh_CN)",
     set_language, "one of zh_CN, zh_TW, en"},
    {"--editions", Value::folder, "DIR", "the editions' files, for titles and for the words on a PDF's pages",
     keep<&Options::editions>, "a folder"},
    {"--completion", Value::choice, "bash|zsh|fish", "print the completion script of a shell", set_shell,
     "one of bash, zsh, fish"},
    {"--help", Value::none, "", "this text", turn_on<&Options::help>},
};

// Takes the options one by one; `problem` is set by the first that is wrong.
class Reader {
 public:
  Reader(const std::vector<std::string>& arguments, Options& options) : arguments_(arguments), options_(options) {}

  std::optional<std::string> run() {
    for (; at_ < arguments_.size() && problem_.empty(); ++at_) take(arguments_[at_]);
    if (problem_.empty() && !options_.help && options_.completion.empty()) check_together();
    return problem_.empty() ? std::nullopt : std::optional(problem_);
  }

 private:
  void take(const std::string& word) {
    if (only_inputs_ || word == "-" || !word.starts_with("-")) return options_.inputs.push_back(word);
    if (word == "--") {
      only_inputs_ = true;
      return;
    }
    const auto name = word == "-h" ? std::string("--help") : word.substr(0, word.find('='));
    const auto rules = option_table();
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const OptionRule& r) { return name == r.name; });
    if (rule == rules.end())
      problem_ = "unknown option " + word;
    else
      apply(*rule, word);
  }
  void apply(const OptionRule& rule, const std::string& word) {
    const auto equals = word.find('=');
    if (rule.value == Value::none) {
      if (equals != std::string::npos) problem_ = std::string(rule.name) + " takes no value";
      rule.set(options_, {});
    } else if (equals == std::string::npos && at_ + 1 == arguments_.size()) {
      problem_ = std::string(rule.name) + " needs a value";
    } else {
      const auto value = equals != std::string::npos ? word.substr(equals + 1) : arguments_[++at_];
      if (!rule.set(options_, value)) problem_ = std::string(rule.name) + " wants " + rule.wanted;
    }
  }
  void check_together() {
    const bool batch = !options_.batch.empty();
    if (!batch && options_.inputs.empty()) problem_ = "INPUT is missing";
    if (batch && !options_.inputs.empty()) problem_ = "--batch takes no INPUT besides";
    if (batch && options_.json) problem_ = "--json is for one report; a batch has --format";
    if (!batch && (options_.resume || !options_.output.empty())) problem_ = "--output and --resume belong to --batch";
    if (options_.resume && options_.output.empty()) problem_ = "--resume needs --output";
  }

  const std::vector<std::string>& arguments_;
  Options& options_;
  std::size_t at_ = 0;
  bool only_inputs_ = false;
  std::string problem_;
};

}  // namespace

std::span<const OptionRule> option_table() { return table; }

tl::expected<Options, std::string> read_options(const std::vector<std::string>& arguments, const std::string& locale,
                                                Instant now) {
  Options options;
  options.at = now;
  options.language = language_of(locale).value_or(Language::zh_CN);
  if (auto problem = Reader(arguments, options).run()) return tl::unexpected(std::move(*problem));
  return options;
}

}  // namespace credit::verify::command
