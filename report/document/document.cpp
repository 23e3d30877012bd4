#include "report/document/document.h"

namespace credit::document {
namespace {

void wipe_values(std::map<std::string, std::string>& fields) {
  for (auto& [id, value] : fields) wipe(value);
}

}  // namespace

Document::~Document() {
  wipe(check_code);
  wipe(subject.name);
  wipe(subject.id_masked);
  wipe_values(subject.fields);
  for (auto& chapter : chapters)
    for (auto& record : chapter.records) wipe_values(record.fields);
}

std::vector<int> Document::counts() const {
  std::vector<int> counts;
  for (const auto& chapter : chapters)
    counts.push_back(chapter.state == ChapterState::answered ? static_cast<int>(chapter.records.size()) : -1);
  return counts;
}

}  // namespace credit::document
