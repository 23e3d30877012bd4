#include "tests/unit/platform/sheet.h"

#include <zlib.h>

#include "platform/import/csv.h"
#include "tests/support/catch.h"

namespace credit::platform::testing {
namespace {

std::string little(std::size_t number, int width) {
  std::string text;
  for (int i = 0; i < width; ++i) {
    text += static_cast<char>(number & 0xFFU);
    number >>= 8U;
  }
  return text;
}

std::string deflated_bytes(const std::string& plain) {
  std::string packed(plain.size() + 1024, '\0');
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) c == '<' ? safe += "&lt;" : c == '&' ? safe += "&amp;" : safe += c;
  return safe;
}

}  // namespace

std::string zip_of(const SheetParts& parts, bool deflated) {
  std::string file, directory;
  for (const auto& [name, plain] : parts) {
    const auto packed = deflated ? deflated_bytes(plain) : plain;
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(plain.data()), static_cast<uInt>(plain.size()));
    const auto common = little(20, 2) + little(0, 2) + little(deflated ? 8 : 0, 2) + little(0, 4) + little(crc, 4) +
                        little(packed.size(), 4) + little(plain.size(), 4) + little(name.size(), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + common + little(0, 10) + little(file.size(), 4) + name;
    file += "PK\x03\x04" + common + name + packed;
  }
  return file + directory + "PK\x05\x06" + little(0, 4) + little(parts.size(), 2) + little(parts.size(), 2) +
         little(directory.size(), 4) + little(file.size(), 4) + little(0, 2);
}

SheetParts workbook_of(const std::string& rows, const std::string& shared) {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  const std::string type = "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return {
      {"xl/workbook.xml", head + "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/>"
                                 "<sheet name=\"b\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       head + "<Relationships><Relationship Id=\"rId1\" " + type + "worksheet\" Target=\"worksheets/sheet1.xml\"/>" +
           "<Relationship Id=\"rId2\" " + type + "worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>" +
           "<Relationship Id=\"rId3\" " + type + "styles\" Target=\"styles.xml\"/>" + "<Relationship Id=\"rId4\" " +
           type + "sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"},
      {"xl/styles.xml",
       head + "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;"
              "\"/><numFmt numFmtId=\"177\" formatCode=\"0.00&quot;day&quot;\"/></numFmts>"
              "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/>"
              "<xf numFmtId=\"177\"/></cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml", head + "<sst>" + shared + "</sst>"},
      {"xl/worksheets/sheet1.xml", head + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
      {"xl/worksheets/sheet2.xml", head + "<worksheet><sheetData/></worksheet>"}};
}

std::string sheet_of_csv(const std::string& csv) {
  const auto rows = parse_csv(view(csv));
  REQUIRE(rows);
  std::string xml;
  for (const auto& row : *rows) {
    xml += "<row>";
    for (const auto& field : row.fields) xml += "<c t=\"inlineStr\"><is><t>" + escaped(field) + "</t></is></c>";
    xml += "</row>";
  }
  return zip_of(workbook_of(xml));
}

}  // namespace credit::platform::testing
