#include "report/render/pdf_file.h"

#include <zlib.h>

#include <array>
#include <cstdio>

#include "base/personal.h"
#include "base/result.h"
#include "report/render/typesetter.h"

namespace credit::render {
namespace {

std::string deflated(std::string_view data) {
  uLongf size = compressBound(data.size());
  std::string out(size, '\0');
  const int done = compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
                             data.size(), 6);
  CREDIT_ENSURE(done == Z_OK);
  out.resize(size);
  return out;
}

std::string hex4(unsigned word) {
  std::array<char, 5> text{};
  std::snprintf(text.data(), text.size(), "%04X", word & 0xFFFFU);
  return text.data();
}

}  // namespace

PdfFile::PdfFile() : out_("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), offsets_(1, 0) {}

int PdfFile::reserve() {
  offsets_.push_back(0);
  return static_cast<int>(offsets_.size() - 1);
}

void PdfFile::put(int number, std::string_view body) {
  offsets_[static_cast<std::size_t>(number)] = out_.size();
  out_ += std::to_string(number) + " 0 obj\n";
  out_ += body;
  out_ += "\nendobj\n";
}

void PdfFile::put_plain_stream(int number, std::string_view dictionary, std::string_view data) {
  std::string body = "<< ";
  body += dictionary;
  body += " /Length " + std::to_string(data.size()) + " >>\nstream\n";
  body += data;
  body += "\nendstream";
  put(number, body);
}

void PdfFile::put_stream(int number, std::string_view dictionary, std::string_view data) {
  put_plain_stream(number, std::string(dictionary) + " /Filter /FlateDecode", deflated(data));
}

int PdfFile::add(std::string_view body) {
  const int number = reserve();
  put(number, body);
  return number;
}

int PdfFile::add_stream(std::string_view dictionary, std::string_view data) {
  const int number = reserve();
  put_stream(number, dictionary, data);
  return number;
}

Bytes PdfFile::finish(int root, int info, const std::string& first, const std::string& second) && {
  const auto table = out_.size();
  out_ += "xref\n0 " + std::to_string(offsets_.size()) + "\n0000000000 65535 f \n";
  for (std::size_t i = 1; i < offsets_.size(); ++i) {
    CREDIT_ENSURE(offsets_[i] != 0);
    std::array<char, 32> row{};
    std::snprintf(row.data(), row.size(), "%010zu 00000 n \n", offsets_[i]);
    out_ += row.data();
  }
  out_ += "trailer\n<< /Size " + std::to_string(offsets_.size()) + " /Root " + reference(root) + " /Info " +
          reference(info) + " /ID [<" + first + "> <" + second + ">] >>\nstartxref\n" + std::to_string(table) +
          "\n%%EOF\n";
  Bytes bytes(out_.begin(), out_.end());
  wipe(out_);
  return bytes;
}

std::string reference(int number) { return std::to_string(number) + " 0 R"; }

std::string utf16_hex(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) {
    if (c > 0xFFFF)
      out += hex4(0xD800 + ((c - 0x10000) >> 10)) + hex4(0xDC00 + ((c - 0x10000) & 0x3FF));
    else
      out += hex4(c);
  }
  return out;
}

std::string text_string(std::string_view utf8) { return "<FEFF" + utf16_hex(decoded(utf8)) + ">"; }

}  // namespace credit::render
