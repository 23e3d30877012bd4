// Editions are data: which chapters a report has, which kinds of record stand in them, which fields in which order.
// One TOML file an edition, in report/document/editions/.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace credit::document {

struct FieldRule {
  std::string id;     // "decision_number"
  std::string label;  // "行政许可决定文书号", as printed
};
struct KindRule {
  std::string id;     // "licence"
  std::string label;  // "行政许可"
  std::vector<FieldRule> fields;
};
enum class ChapterForm { subject, records, advice };
struct ChapterRule {
  std::string id;       // "administration"
  std::string number;   // "二"
  std::string title;    // "行政管理信息"
  std::string counter;  // "行政管理"; the word on the summary page
  ChapterForm form = ChapterForm::records;
  std::vector<KindRule> kinds;    // form records
  std::vector<FieldRule> fields;  // form subject
  std::string text;               // form advice: one fixed sentence
};
struct Edition {
  std::string id;  // "natural-person"
  int version = 1;
  std::string title;               // "自然人公共信用信息报告"
  std::string version_label;       // "V1.0", as printed
  std::vector<std::string> notes;  // 报告说明, a paragraph each
  std::string watermark;
  std::vector<ChapterRule> chapters;

  std::string key() const { return id + "/" + std::to_string(version); }  // "natural-person/1"
  // The chapters that count records, in order: the order of Claims::chapter_counts.
  std::vector<const ChapterRule*> counted() const;
  const ChapterRule* chapter(std::string_view id) const;
};

class EditionShelf {
 public:
  static Result<EditionShelf> load(const std::filesystem::path& folder);  // edition_malformed
  static Result<EditionShelf> from_texts(const std::vector<std::string>& toml_texts);
  Result<const Edition*> find(std::string_view key) const;  // edition_unknown
  const std::vector<Edition>& all() const { return editions_; }

 private:
  std::vector<Edition> editions_;
};

}  // namespace credit::document
