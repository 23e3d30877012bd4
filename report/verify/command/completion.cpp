#include <algorithm>

#include "report/verify/command/options.h"

// The three shells' own languages, written from the one table.
namespace credit::verify::command {
namespace {

std::string spaced(std::string_view choices) {
  std::string words(choices);
  std::replace(words.begin(), words.end(), '|', ' ');
  return words;
}

std::string bash_answer(const OptionRule& rule) {
  switch (rule.value) {
    case Value::file:
    case Value::file_or_folder:
      return "COMPREPLY=($(compgen -f -- \"$word\"))";
    case Value::folder:
      return "COMPREPLY=($(compgen -d -- \"$word\"))";
    case Value::choice:
      return "COMPREPLY=($(compgen -W '" + spaced(rule.value_name) + "' -- \"$word\"))";
    default:
      return "COMPREPLY=()";
  }
}

std::string bash() {
  std::string names, cases;
  for (const auto& rule : option_table()) {
    names += (names.empty() ? "" : " ") + std::string(rule.name);
    if (rule.value != Value::none)
      cases += "    " + std::string(rule.name) + ") " + bash_answer(rule) + "; return ;;\n";
  }
  return "# bash completion of credit-verify, written by credit-verify --completion bash\n"
         "_credit_verify() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
         "  case $before in\n" +
         cases +
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W '" +
         names +
         "' -- \"$word\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _credit_verify credit-verify\n";
}

// Brackets, colons and quotes mean something to _arguments.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return out;
}

std::string zsh_value(const OptionRule& rule) {
  const std::string name = ":" + zsh_text(rule.value == Value::choice ? "one of" : rule.value_name) + ":";
  switch (rule.value) {
    case Value::none:
      return {};
    case Value::file:
    case Value::file_or_folder:
      return name + "_files";
    case Value::folder:
      return name + "_files -/";
    case Value::choice:
      return name + "(" + spaced(rule.value_name) + ")";
    case Value::text:
      return name;
  }
  return {};
}

std::string zsh() {
  std::string lines;
  for (const auto& rule : option_table())
    lines += "  '" + std::string(rule.name) + "[" + zsh_text(rule.help) + "]" + zsh_value(rule) + "' \\\n";
  return "#compdef credit-verify\n# zsh completion, written by credit-verify --completion zsh\n_arguments \\\n" +
         lines + "  '*:INPUT:_files'\n";
}

std::string fish_value(const OptionRule& rule) {
  switch (rule.value) {
    case Value::none:
      return {};
    case Value::choice:
      return " -x -a '" + spaced(rule.value_name) + "'";
    case Value::folder:
      return " -x -a '(__fish_complete_directories)'";
    case Value::text:
      return " -x";
    default:
      return " -r -F";
  }
}

std::string fish() {
  std::string lines = "# fish completion of credit-verify, written by credit-verify --completion fish\n";
  for (const auto& rule : option_table()) {
    std::string help;
    for (const char c : std::string_view(rule.help)) help += c == '\'' ? "\\'" : std::string(1, c);
    lines += "complete -c credit-verify -l " + std::string(rule.name + 2) + fish_value(rule) + " -d '" + help + "'\n";
  }
  return lines;
}

}  // namespace

std::string completion_for(const std::string& shell) {
  if (shell == "bash") return bash();
  if (shell == "zsh") return zsh();
  if (shell == "fish") return fish();
  return {};
}

}  // namespace credit::verify::command
