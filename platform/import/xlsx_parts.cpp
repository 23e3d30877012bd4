#include "platform/import/xlsx_parts.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/failures/platform.h"
#include "platform/import/xlsx.h"
#include "report/seal/cbor.h"

namespace credit::platform::xlsx {
namespace {

using namespace Qt::StringLiterals;

QXmlStreamReader reader_of(const Bytes& part) {
  return QXmlStreamReader(QByteArray(reinterpret_cast<const char*>(part.data()), static_cast<qsizetype>(part.size())));
}

std::size_t number_in(const std::string& text, std::size_t otherwise) {
  std::size_t number = otherwise;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

// ECMA-376-1, 18.8.30: the built-in formats that show a day, those of Chinese locales included.
bool built_in_day(std::size_t format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36 ||
         (format >= 50 && format <= 54) || format == 57 || format == 58;
}

// 22.4.2.4: a character that XML cannot carry is written as _x000D_.
QString unescaped(const QString& text) {
  QString plain;
  for (qsizetype at = 0; at < text.size(); ++at) {
    bool hex = false;
    const auto mark = QStringView(text).mid(at, 7);
    const auto code =
        mark.size() == 7 && mark.startsWith("_x"_L1) && mark.endsWith(u'_') ? mark.mid(2, 4).toUInt(&hex, 16) : 0U;
    plain += hex ? QChar(static_cast<char16_t>(code)) : text[at];
    if (hex) at += 6;
  }
  return plain;
}

// A target as a part's name: "worksheets/sheet1.xml" lies beside the workbook, "/xl/styles.xml" is whole.
std::string part_of(const std::string& target) { return target.starts_with('/') ? target.substr(1) : "xl/" + target; }

}  // namespace

tl::unexpected<Failure> malformed(const std::string& what) { return fail(failure::sheet_malformed, what); }

Status well_formed(const QXmlStreamReader& xml) {
  if (xml.hasError()) return malformed("not well-formed XML");
  return {};
}

std::string attribute(const QXmlStreamReader& xml, QLatin1StringView name) {
  return xml.attributes().value(name).toUtf8().toStdString();
}

std::string rich_text(QXmlStreamReader& xml) {
  QString text;
  while (xml.readNextStartElement()) {
    if (xml.name() == "t"_L1) {
      text += xml.readElementText();
    } else if (xml.name() == "r"_L1) {
      while (xml.readNextStartElement())
        if (xml.name() == "t"_L1)
          text += xml.readElementText();
        else
          xml.skipCurrentElement();
    } else {
      xml.skipCurrentElement();
    }
  }
  return unescaped(text).toUtf8().toStdString();
}

bool shows_day(std::string_view format) {
  for (std::size_t at = 0; at < format.size(); ++at) {
    const char c = format[at];
    if (c == '"' || c == '[') at = std::min(format.find(c == '[' ? ']' : '"', at + 1), format.size() - 1);
    if (c == '\\' || c == '_' || c == '*') ++at;  // the next character stands for itself
    if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') return true;
  }
  return false;
}

Result<Bytes> Parts::part(const std::string& name) {
  CREDIT_TRY(auto bytes, archive_.read(name, left_));
  left_ -= bytes.size();
  const auto text = text_view(bytes);
  if (text.find('\0') != std::string_view::npos || !seal::cbor::valid_utf8(text))
    return malformed(name + ": not UTF-8");
  if (text.find("<!DOCTYPE") != std::string_view::npos) return malformed(name + ": a document type");
  return bytes;
}

Status Parts::read_book(Workbook& book, std::vector<std::string>& sheet_ids) {
  CREDIT_TRY(const auto bytes, part("xl/workbook.xml"));
  auto xml = reader_of(bytes);
  xml.readNextStartElement();
  while (xml.readNextStartElement()) {
    if (xml.name() == "workbookPr"_L1) {
      const auto counted = attribute(xml, "date1904"_L1);
      book.from_1904 = counted == "1" || counted == "true";
    }
    if (xml.name() != "sheets"_L1) {
      xml.skipCurrentElement();
      continue;
    }
    while (xml.readNextStartElement()) {
      for (const auto& one : xml.attributes())
        if (one.name() == "id"_L1) sheet_ids.push_back(one.value().toUtf8().toStdString());
      xml.skipCurrentElement();
    }
  }
  if (sheet_ids.empty() || sheet_ids.size() > xlsx_sheet_limit) return malformed("no sheet, or too many");
  return well_formed(xml);
}

Status Parts::read_relations(Workbook& book, const std::vector<std::string>& sheet_ids) {
  CREDIT_TRY(const auto bytes, part("xl/_rels/workbook.xml.rels"));
  auto xml = reader_of(bytes);
  std::map<std::string, std::string> targets;
  std::string texts, styles;
  xml.readNextStartElement();
  while (xml.readNextStartElement()) {
    const auto type = attribute(xml, "Type"_L1), target = part_of(attribute(xml, "Target"_L1));
    if (type.ends_with("/sharedStrings")) texts = target;
    if (type.ends_with("/styles")) styles = target;
    if (type.ends_with("/worksheet")) targets.emplace(attribute(xml, "Id"_L1), target);
    xml.skipCurrentElement();
  }
  CREDIT_CHECK(well_formed(xml));
  for (const auto& id : sheet_ids) {
    const auto found = targets.find(id);
    if (found == targets.end()) return malformed("a sheet that is no worksheet");
    book.sheets.push_back(found->second);
  }
  if (!texts.empty()) CREDIT_CHECK(read_texts(texts, book));
  if (!styles.empty()) CREDIT_CHECK(read_styles(styles, book));
  return {};
}

Status Parts::read_texts(const std::string& name, Workbook& book) {
  CREDIT_TRY(const auto bytes, part(name));
  auto xml = reader_of(bytes);
  xml.readNextStartElement();
  while (xml.readNextStartElement()) {
    book.texts.push_back(rich_text(xml));
    if (book.texts.size() > xlsx_cell_limit) return malformed("too many texts");
    if (book.texts.back().size() > csv_field_limit) return malformed("a text is too long");
  }
  return well_formed(xml);
}

Status Parts::read_styles(const std::string& name, Workbook& book) {
  CREDIT_TRY(const auto bytes, part(name));
  auto xml = reader_of(bytes);
  std::set<std::size_t> own_days;
  std::size_t style = 0;
  xml.readNextStartElement();
  while (xml.readNextStartElement()) {
    const bool formats = xml.name() == "numFmts"_L1;
    if (!formats && xml.name() != "cellXfs"_L1) {
      xml.skipCurrentElement();
      continue;
    }
    while (xml.readNextStartElement()) {
      const auto format = number_in(attribute(xml, "numFmtId"_L1), 0);
      if (formats && shows_day(attribute(xml, "formatCode"_L1))) own_days.insert(format);
      if (!formats && (built_in_day(format) || own_days.contains(format))) book.dates.insert(style);
      style += formats ? 0U : 1U;
      xml.skipCurrentElement();
    }
  }
  return well_formed(xml);
}

Result<Workbook> Parts::workbook() {
  Workbook book;
  std::vector<std::string> sheet_ids;
  CREDIT_CHECK(read_book(book, sheet_ids));
  CREDIT_CHECK(read_relations(book, sheet_ids));
  return book;
}

}  // namespace credit::platform::xlsx
