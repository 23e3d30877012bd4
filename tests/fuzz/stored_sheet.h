// A stored container around one worksheet, with right sizes and CRCs, so that a fuzzer's bytes reach the XML reader.
#pragma once
#include <zlib.h>

#include <string>
#include <string_view>

inline std::string stored_sheet(std::string_view worksheet) {
  const std::string type = "Type=\"/relationships/";
  const std::pair<std::string, std::string> parts[] = {
      {"xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet r:id=\"a\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"a\" " + type +
                                         "worksheet\" Target=\"s.xml\"/>" + "<Relationship Id=\"b\" " + type +
                                         "styles\" Target=\"y.xml\"/></Relationships>"},
      {"xl/y.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
      {"xl/s.xml", std::string(worksheet)}};
  const auto little = [](std::size_t number, unsigned width) {
    std::string text;
    for (unsigned i = 0; i < width; ++i) {
      text += static_cast<char>(number & 0xFFU);
      number >>= 8U;
    }
    return text;
  };
  std::string file, directory;
  for (const auto& [name, plain] : parts) {
    const auto crc = crc32(0, reinterpret_cast<const Bytef*>(plain.data()), static_cast<uInt>(plain.size()));
    const auto common = little(0, 10) + little(crc, 4) + little(plain.size(), 4) + little(plain.size(), 4) +
                        little(name.size(), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + common + little(0, 10) + little(file.size(), 4) + name;
    file += "PK\x03\x04" + common + name + plain;
  }
  return file + directory + "PK\x05\x06" + little(0, 4) + little(4, 2) + little(4, 2) + little(directory.size(), 4) +
         little(file.size(), 4) + little(0, 2);
}
