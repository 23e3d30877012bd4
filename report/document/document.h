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
#include "report/document/edition.h"

namespace credit::document {

struct Record {
  std::string kind;                           // a KindRule id
  bool repaired = false;                      // 已修复
  std::map<std::string, std::string> fields;  // by FieldRule id; absent or "" is missing and prints "— —"
};
enum class ChapterState { answered, not_answered };  // not answered is never shown as no record
struct Chapter {
  std::string id;
  ChapterState state = ChapterState::not_answered;
  std::vector<Record> records;  // empty unless answered
};
struct NamedCode {
  std::string code, name;
};
struct Subject {
  std::string kind;                           // "natural_person"
  std::string name;                           // full name: it is the person's own paper
  std::string id_masked;                      // first 6 and last 4 shown
  std::map<std::string, std::string> fields;  // for the chapter of form subject
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

  std::vector<int> counts() const;  // as Claims::chapter_counts: records, or -1 for not answered
};

// Strict: every key known, every required key there, no key twice, edition on the shelf, chapters and fields as the
// edition says, UTF-8 valid, no control or direction-changing characters in a text, the number's 14 digits equal to the
// time of issue, at most 8 MiB. document_malformed, edition_unknown, document_disagrees_with_edition
Result<Document> parse_document(ByteView json, const EditionShelf& shelf);

std::string mask_name(std::string_view name);    // 张*明, 李*; the middle of a longer name all stars
std::string mask_id_paper(std::string_view id);  // 6 + 4 shown
std::string mask_id_seal(std::string_view id);   // 4 + 4 shown
char check_character(std::string_view eleven);   // of the check code
bool check_code_valid(std::string_view code);

}  // namespace credit::document
