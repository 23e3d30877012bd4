// The parts of an office sheet beside its cells: which sheets there are, the shared texts, which styles are dates.
#pragma once
#include <QXmlStreamReader>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "platform/import/zip.h"

namespace credit::platform::xlsx {

struct Workbook {
  std::vector<std::string> sheets;  // names of their parts
  std::vector<std::string> texts;   // shared, by number
  std::set<std::size_t> dates;      // numbers of cell styles that show a day
  bool from_1904 = false;           // days are counted from 1904-01-01
};

// Unpacks and reads part after part within one allowance for all of them.
class Parts {
 public:
  explicit Parts(ZipArchive archive, std::size_t allowance) : archive_(std::move(archive)), left_(allowance) {}
  Result<Workbook> workbook();                  // sheet_malformed
  Result<Bytes> part(const std::string& name);  // UTF-8 without a document type, or sheet_malformed

 private:
  Status read_book(Workbook& book, std::vector<std::string>& sheet_ids);
  Status read_relations(Workbook& book, const std::vector<std::string>& sheet_ids);
  Status read_texts(const std::string& name, Workbook& book);
  Status read_styles(const std::string& name, Workbook& book);

  ZipArchive archive_;
  std::size_t left_;
};

tl::unexpected<Failure> malformed(const std::string& what);
Status well_formed(const QXmlStreamReader& xml);
std::string attribute(const QXmlStreamReader& xml, QLatin1StringView name);  // "" when absent
std::string rich_text(QXmlStreamReader& xml);  // of <si> and <is>: all runs, without phonetic guides; _x000D_ undone
bool shows_day(std::string_view format);       // a number format's code

}  // namespace credit::platform::xlsx
