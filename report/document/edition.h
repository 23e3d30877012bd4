// Editions are data: which chapters a report has, which kinds of record stand in them, which fields in which order, how
// far back it may look, and its words. One TOML file an edition, in report/document/editions/, beside the union list of
// domains. A new region or edition is a data file.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/document/domain_list.h"
#include "report/document/span.h"
#include "report/document/wording.h"

namespace credit::document {

inline constexpr std::size_t counted_limit = 64;  // as the seal's chapter counts
// Bytes of the seal that are an edition's: its key, and its counts at one byte each (none of 24 or more). The others
// are taken by both signatures and by the longest of what else is sealed: name, numbers, a machine and a purpose of 16
// bytes.
inline constexpr std::size_t seal_room = 88;

struct FieldRule {
  std::string id;     // "decision_number"
  std::string label;  // "行政许可决定文书号", as printed
};
struct KindRule {
  std::string id;     // "licence"
  std::string label;  // "行政许可"
  std::vector<FieldRule> fields;
};
enum class SubjectKind { natural_person, organisation };
// What is printed of one form of subject: a firm, an institution, a person. Fields "name" and "id" are Subject::name
// and Subject::id_shown, the others Subject::fields.
struct SubjectForm {
  std::string id;  // "enterprise"
  SubjectKind kind = SubjectKind::natural_person;
  std::string label;  // "企业"
  std::vector<FieldRule> fields;
};
struct CoverLabel {
  std::string id, label;  // 主体标签: "listed_abnormal", "经营异常"
};
enum class ChapterForm { subject, records, domains, advice };
struct ChapterRule {
  std::string id;       // "administration"
  std::string number;   // "二"
  std::string title;    // "行政管理信息"
  std::string counter;  // form records: "行政管理", the word on the summary page
  ChapterForm form = ChapterForm::records;
  std::vector<SubjectForm> subjects;  // form subject
  std::vector<KindRule> kinds;        // forms records and domains
  std::vector<DomainRule> domains;    // form domains, in the order of print and seal
  std::string text;                   // form advice: one fixed sentence

  const KindRule* kind(std::string_view id) const;
};
// What the seal counts, in its order: chapters of records, or domains. Views into the edition.
struct Counted {
  std::string_view id, title, counter;
};
struct Edition {
  std::string id;  // "natural-person"
  int version = 1;
  std::string title;               // "自然人公共信用信息报告"
  std::string version_label;       // "V1.0", as printed
  std::string region;              // everywhere, or the only region that may issue it
  std::vector<std::string> notes;  // 报告说明, a paragraph each
  std::string watermark;
  std::vector<CoverLabel> labels;  // that a cover may carry; often none
  SpanRule span;
  Wording wording;
  std::vector<ChapterRule> chapters;  // one of form subject; either some of form records or one of form domains

  std::string key() const { return id + "/" + std::to_string(version); }  // "natural-person/1"
  std::size_t seal_bytes() const;  // of seal_room, with a count below 24 in each part
  // 1..counted_limit entries: the order of Claims::chapter_counts.
  std::vector<Counted> counted() const;
  std::vector<const ChapterRule*> record_chapters() const;  // none where it goes by domains
  const ChapterRule* domain_chapter() const;                // nullptr where it goes by chapters
  const ChapterRule* chapter(std::string_view id) const;
  std::vector<const SubjectForm*> forms_of(SubjectKind kind) const;  // none: not for that kind of subject
  const CoverLabel* label(std::string_view id) const;
};

// edition_malformed, edition_wording_refused, domain_unknown, domain_list_malformed; the detail names edition and
// place.
class EditionShelf {
 public:
  static Result<EditionShelf> load(const std::filesystem::path& folder);  // *.toml; domains.toml is the union list
  static Result<EditionShelf> from_texts(const std::vector<std::string>& edition_tomls,
                                         std::string_view domains_toml = {});
  Result<const Edition*> find(std::string_view key) const;  // edition_unknown
  const std::vector<Edition>& all() const { return editions_; }
  const DomainList& domains() const { return domains_; }

 private:
  DomainList domains_;
  std::vector<Edition> editions_;
};

}  // namespace credit::document
