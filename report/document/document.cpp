#include "report/document/document.h"

namespace credit::document {

Document::~Document() {
  wipe(check_code);
  wipe(subject.name);
  wipe(subject.id_shown);
  for (auto& [id, value] : subject.fields) wipe(value);
  for (auto& chapter : chapters) chapter.answer.wipe();
  for (auto& domain : domains) domain.answer.wipe();
}

std::vector<int> Document::counts() const {
  std::vector<int> counts;
  for (const auto& chapter : chapters) counts.push_back(chapter.answer.count());
  for (const auto& domain : domains) counts.push_back(domain.answer.count());
  return counts;
}

}  // namespace credit::document
