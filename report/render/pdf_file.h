// A PDF 1.7 file being written: numbered objects, deflated streams, small objects packed together, a cross-reference
// stream (ISO 32000-1, 7.5.7 and 7.5.8). One revision.
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
  void put_small(int number, std::string_view body);                                      // into an object stream
  int add(std::string_view body);
  int add_small(std::string_view body);
  int add_stream(std::string_view dictionary, std::string_view data);
  int add_deflated(std::string_view dictionary, std::string_view data);  // by deflated() below
  void pack();                                                           // writes the small objects kept back so far
  Bytes finish(int root, int info, const std::string& id_hex_first, const std::string& id_hex_second) &&;

 private:
  struct Place {
    std::size_t offset = 0;  // in the file, or the number of the object stream
    int index = -1;          // inside an object stream; -1 for an object of its own
  };
  Place& place(int number) { return places_[static_cast<std::size_t>(number)]; }
  std::string cross_references() const;

  std::string out_;
  std::vector<Place> places_;  // by object number; offset 0 for the head of the free list
  std::string packed_, packed_numbers_;
  int packed_count_ = 0, pack_ = 0;
};

std::string reference(int number);               // "12 0 R"
std::string text_string(std::string_view utf8);  // UTF-16BE with mark, as hexadecimal
std::string utf16_hex(std::u32string_view text);
std::string deflated(std::string_view data);

}  // namespace credit::render
