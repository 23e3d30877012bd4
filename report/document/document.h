// A report's data: UTF-8 JSON exactly as the platform sent it, and its typed reading.
// The seal binds the digest of those exact bytes; nothing is ever written again to be checked.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/personal.h"
#include "report/document/answer.h"
#include "report/document/edition.h"

namespace credit::document {

struct Chapter {
  std::string id;
  Answer answer;  // answered or not answered; a chapter is always asked
};
struct Domain {
  std::string code;
  Answer answer;
};
struct NamedCode {
  std::string code, name;
};
struct Subject {
  SubjectKind kind = SubjectKind::natural_person;
  std::string form;      // a SubjectForm id of the edition
  std::string name;      // in full: it is the subject's own paper
  std::string id_shown;  // a person's number, first 6 and last 4 shown; an organisation's code whole
  std::map<std::string, std::string> fields;  // for the chapter of form subject
  std::vector<std::string> labels;            // CoverLabel ids
};

// Holds personal data; wiped when it goes.
struct Document {
  Document() = default;
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document();

  Personal<Bytes> bytes;      // exactly as received
  std::string edition;        // "natural-person/1"
  std::string report_number;  // 22 characters
  std::string check_code;     // 12 characters: 11 of the GB 32100 alphabet + check (same weights mod 31)
  Instant issued{}, valid_until{}, data_cut_off{};
  NamedCode issuer, region, purpose;
  std::string kiosk;
  Day period_from{}, period_to{};
  std::uint32_t status_index = 0;
  Subject subject;
  std::vector<Chapter> chapters;  // exactly the edition's chapters of form records, in its order
  std::vector<Domain> domains;    // exactly the edition's domains, in its order; one of the two lists is empty

  std::vector<int> counts() const;  // as Claims::chapter_counts: records, -1 not answered, -2 not asked
};

// Strict: every key known, every required key there, no key twice, edition on the shelf, chapters, domains, fields,
// region and span as the edition says, UTF-8 valid, no control or direction-changing characters in a text, the number's
// 14 digits equal to the time of issue, at most 8 MiB.
// document_malformed, edition_unknown, document_disagrees_with_edition
Result<Document> parse_document(ByteView json, const EditionShelf& shelf);

std::string mask_name(std::string_view name);    // 张*明, 李*; the middle of a longer name all stars
std::string mask_id_paper(std::string_view id);  // 6 + 4 shown
std::string mask_id_seal(std::string_view id);   // 4 + 4 shown
// What the seal says of a subject: a person masked; an organisation's name and code are public and stand whole. A name
// longer than the claim may be ends in "…" after whole characters; the code says which organisation it is.
inline constexpr std::size_t seal_name_limit = 64;  // bytes, as Claims::subject_name
std::string seal_name(const Subject& subject);
std::string seal_id(const Subject& subject);
char check_character(std::string_view eleven);  // of the check code
bool check_code_valid(std::string_view code);

}  // namespace credit::document
