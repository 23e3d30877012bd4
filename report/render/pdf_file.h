// A PDF 1.7 file being written: numbered objects, deflated streams, a classic cross-reference table (ISO 32000-1, 7.5).
#pragma once
#include <string>
#include <vector>

#include "base/bytes.h"

namespace credit::render {

class PdfFile {
 public:
  PdfFile();
  int reserve();  // a number, to be filled later
  void put(int number, std::string_view body);
  void put_stream(int number, std::string_view dictionary, std::string_view data);        // deflated
  void put_plain_stream(int number, std::string_view dictionary, std::string_view data);  // XMP must stay readable
  int add(std::string_view body);
  int add_stream(std::string_view dictionary, std::string_view data);
  Bytes finish(int root, int info, const std::string& id_hex_first, const std::string& id_hex_second) &&;

 private:
  std::string out_;
  std::vector<std::size_t> offsets_;  // by object number; 0 for the head of the free list
};

std::string reference(int number);               // "12 0 R"
std::string text_string(std::string_view utf8);  // UTF-16BE with mark, as hexadecimal
std::string utf16_hex(std::u32string_view text);

}  // namespace credit::render
