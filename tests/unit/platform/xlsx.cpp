// Office sheets: what people keep tables in, and what they and others do to them.
#include "platform/import/xlsx.h"

#include "base/failures/platform.h"
#include "platform/import/zip.h"
#include "tests/support/catch.h"
#include "tests/unit/platform/fixture.h"
#include "tests/unit/platform/sheet.h"

using namespace credit;
using namespace credit::platform;
using namespace credit::platform::testing;

namespace {

using Fields = std::vector<std::string>;

Result<std::vector<CsvRow>> parsed(const std::string& file) { return parse_table(view(file)); }
Result<std::vector<CsvRow>> parsed(const SheetParts& parts) { return parsed(zip_of(parts)); }

CsvRow only_row(const std::string& cells, const std::string& shared = {}) {
  auto rows = parsed(workbook_of("<row r=\"1\">" + cells + "</row>", shared));
  if (!rows) FAIL(rows.error().describe());
  REQUIRE(rows->size() == 1);
  return rows->front();
}

std::string refusal(const SheetParts& parts) {
  const auto rows = parsed(parts);
  REQUIRE_FALSE(rows);
  CHECK(rows.error().code == failure::sheet_malformed);
  return rows.error().detail;
}

SheetParts changed(const std::string& part, const std::string& old, const std::string& now) {
  auto parts = workbook_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  auto& text = parts.at(part);
  const auto at = text.find(old);
  REQUIRE(at != std::string::npos);
  text.replace(at, old.size(), now);
  return parts;
}

}  // namespace

TEST_CASE("XLSX: shared, inline and rich text, without phonetic guides; escapes undone") {
  const auto row = only_row(
      "<c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>x_x000D_y</t></is></c><c "
      "t=\"str\"><v>z</v></c>",
      "<si><t>no</t></si><si><r><t>一</t></r><r><t>二</t></r><rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh></si>");
  CHECK(row.fields == Fields{"一二", "", "x\ry", "z"});
  CHECK(row.not_plain.empty());
}

TEST_CASE("XLSX: numbers as the sheet shows them, days by their style, in both ways of counting") {
  const std::string cells =
      "<c><v>1.1000000000000001</v></c><c><v>5000</v></c><c s=\"1\"><v>45720</v></c><c s=\"2\"><v>45720</v></c>"
      "<c s=\"3\"><v>45720</v></c><c s=\"1\"/>";
  CHECK(only_row(cells + "<c><v>0</v></c>").fields ==
        Fields{"1.1", "5000", "2025-03-04", "2025-03-04", "45720", "", "0"});
  auto parts = workbook_of("<row><c s=\"1\"><v>44258</v></c></row>");
  auto& book = parts.at("xl/workbook.xml");
  book.insert(book.find("<sheets>"), "<workbookPr date1904=\"1\"/>");
  const auto rows = parsed(parts);
  REQUIRE(rows);
  CHECK(rows->front().fields == Fields{"2025-03-04"});
}

TEST_CASE("XLSX: a cell that holds no plain value is named, never read") {
  const auto cell = GENERATE(
      as<std::string>(), "<c><f>A2</f><v>5</v></c>", "<c t=\"str\"><f>A2</f><v>x</v></c>", "<c t=\"e\"><v>#N/A</v></c>",
      "<c t=\"b\"><v>1</v></c>", "<c><v>990101199003070000</v></c>", "<c><v>9.9E+17</v></c>", "<c><v>nan</v></c>",
      "<c s=\"1\"><v>45720.5</v></c>", "<c s=\"1\"><v>1</v></c>", "<c s=\"1\"><v>9999999</v></c>",
      "<c t=\"s\"><v>7</v></c>", "<c t=\"s\"><v>-1</v></c>", "<c t=\"s\"/>", "<c t=\"s\"><v>nan</v></c>");
  const auto row = only_row("<c t=\"str\"><v>a</v></c>" + cell);
  CHECK(row.fields == Fields{"a", ""});
  CHECK(row.not_plain == std::vector<std::size_t>{1});
}

TEST_CASE("XLSX: row numbers are the sheet's; short rows reach the head's width; empty ones are passed over") {
  const auto rows = parsed(
      workbook_of("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\"/></row>"
                  "<row r=\"9\"><c r=\"A9\"><v>3</v></c></row>"));
  REQUIRE(rows);
  REQUIRE(rows->size() == 2);
  CHECK((*rows)[0].line == 2);
  CHECK((*rows)[1].line == 9);
  CHECK((*rows)[1].fields == Fields{"3", ""});
}

TEST_CASE("XLSX: what would be guessed at is refused, and says what it is") {
  const std::string sheet = "xl/worksheets/sheet1.xml";
  CHECK(refusal(changed(sheet, "</worksheet>", "<mergeCells/></worksheet>")) == "merged cells");
  CHECK(refusal(changed("xl/worksheets/sheet2.xml", "<sheetData/>",
                        "<sheetData><row><c><v>1</v></c></row></sheetData>")) == "more than one sheet holds something");
  CHECK(refusal(changed(sheet, "<worksheet>", "<!DOCTYPE w [<!ENTITY a \"b\">]><worksheet>")).find("document type") !=
        std::string::npos);
  CHECK(refusal(changed(sheet, "</worksheet>", "")) == "not well-formed XML");
  CHECK(refusal(changed(sheet, "<v>1</v>", "<v>&a;</v>")) == "not well-formed XML");
  CHECK(refusal(changed(sheet, "<v>", std::string("<v>\0", 4))).find("not UTF-8") != std::string::npos);
  CHECK(refusal(changed(sheet, "r=\"A1\"", "r=\"A2\"")).starts_with("row 1: cells out of order"));
  CHECK(refusal(changed(sheet, "r=\"A1\"", "r=\"ZZ1\"")).starts_with("row 1: cells out of order"));
  CHECK(refusal(changed(sheet, "<row r=\"1\">", "<row r=\"0\">")) == "row 0: rows out of order");
  CHECK(refusal(changed("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet9.xml")).find("missing") !=
        std::string::npos);
  CHECK(refusal(changed("xl/_rels/workbook.xml.rels", "worksheet\"", "chartsheet\"")) ==
        "a sheet that is no worksheet");
}

TEST_CASE("XLSX: a bomb is not unpacked: not by size, not by cells, not by one text said often") {
  auto parts = workbook_of("");
  parts["xl/worksheets/sheet1.xml"] = std::string(xlsx_unpacked_limit + 1, ' ');
  CHECK(refusal(parts).find("too large") != std::string::npos);
  std::string far = "<row><c r=\"A1\"><v>1</v></c></row>";
  for (int line = 2; line < 40'000; ++line) far += "<row><c r=\"IV" + std::to_string(line) + "\"><v>1</v></c></row>";
  CHECK(refusal(workbook_of(far)).find("too much for one file") != std::string::npos);
  std::string often;
  for (int i = 0; i < 6'000; ++i) often += "<row><c t=\"s\"><v>0</v></c></row>";
  const auto text = "<si><t>" + std::string(csv_field_limit, 'x') + "</t></si>";
  CHECK(refusal(workbook_of(often, text)).find("too much for one file") != std::string::npos);
}

TEST_CASE("XLSX: an old .xls and a sheet with a password are told so") {
  const auto rows = parsed(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"));
  REQUIRE_FALSE(rows);
  CHECK(rows.error().detail.find("old .xls") != std::string::npos);
}

TEST_CASE("XLSX: every cut and every changed byte of a file is read or refused, never worse") {
  const auto good =
      zip_of(workbook_of("<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>45720</v></c></row>", "<si><t>a</t></si>"),
             GENERATE(true, false));
  const auto before = parsed(good);
  REQUIRE(before);
  for (std::size_t at = 0; at < good.size(); ++at) {
    if (at >= 4) CHECK_FALSE(parsed(good.substr(0, at)));
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    const auto rows = parsed(bad);  // dates, versions and attributes of members say nothing about the table
    if (rows && bad.starts_with("PK\x03\x04")) CHECK(rows->front().fields == before->front().fields);
  }
}

TEST_CASE("import: a sheet says what the same CSV says; a formula is a row to be put right") {
  Authority authority;
  const auto csv = table_csv("penalty", {penalty_row(clean_number, "示罚1"), penalty_row(clean_number, "示罚2")});
  CHECK(authority.deliver("penalty", sheet_of_csv(csv)).taken == 2);
  CHECK(authority.deliver("penalty", csv).doubled.size() == 2);
  const auto rows = parse_csv(view(table_csv("penalty", {penalty_row(clean_number, "示罚3")})));
  std::string xml;
  for (const auto& row : *rows) {
    xml += "<row>";
    for (const auto& field : row.fields)
      xml += field == "测试事实" ? "<c><f>A1</f><v>1</v></c>" : "<c t=\"str\"><v>" + field + "</v></c>";
    xml += "</row>";
  }
  const auto report = authority.deliver("penalty", zip_of(workbook_of(xml)));
  CHECK(report.taken == 0);
  CHECK(error_list("x.xlsx", report) == "退回,x.xlsx,2,违法事实,单元格不是普通的值,import_cell_not_plain,示罚3\r\n");
}
