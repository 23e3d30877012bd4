// cose-vectors DIR: the COSE_Sign1 vectors of others, in the JSON form of cose-wg/Examples.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <vector>

#include "tests/foreign/judge.h"

namespace {

namespace fs = std::filesystem;
using namespace credit::foreign;

constexpr int passed = 0, failed = 1, misused = 3, absent = 77;  // 77: CTest's SKIP_RETURN_CODE

struct Counts {
  std::map<Outcome, int> outcomes;
  int others = 0;
};

std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error))
    if (entry.is_regular_file(error) && entry.path().extension() == ".json") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

void line(const char* word, const std::string& name, const std::string& reason) {
  std::printf("%-5s %s: %s\n", word, name.c_str(), reason.c_str());
}

void run(const fs::path& file, const std::string& name, Counts& counts) {
  const auto read = read_vector(file);
  if (std::holds_alternative<NotSign1>(read)) {
    ++counts.others;
    return line("other", name, "not COSE_Sign1");
  }
  const auto* vector = std::get_if<Vector>(&read);
  const Judgement judgement =
      vector != nullptr ? judge(*vector) : Judgement{Outcome::skip, std::get<Unreadable>(read).why};
  constexpr const char* words[] = {"ok", "BAD", "skip"};
  ++counts.outcomes[judgement.outcome];
  line(words[static_cast<int>(judgement.outcome)], name, judgement.reason);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("cose-vectors DIR: one line a vector, then a count; exit 0 when none is BAD, 77 when DIR is absent\n",
               stderr);
    return misused;
  }
  const fs::path folder = arguments[1];
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    std::printf("skipped: no folder of vectors at %s\n", arguments[1]);
    return absent;
  }
  Counts counts;
  for (const auto& file : files_in(folder)) run(file, fs::relative(file, folder).string(), counts);
  const int all = counts.outcomes[Outcome::ok] + counts.outcomes[Outcome::bad] + counts.outcomes[Outcome::skip];
  std::printf("%d COSE_Sign1 vectors: %d ok, %d BAD, %d skipped; %d other files\n", all, counts.outcomes[Outcome::ok],
              counts.outcomes[Outcome::bad], counts.outcomes[Outcome::skip], counts.others);
  return counts.outcomes[Outcome::bad] == 0 && counts.outcomes[Outcome::ok] > 0 ? passed : failed;
}
