#include "report/render/pdf_file.h"

#include <zlib.h>

#include <array>
#include <cstdio>

#include "base/personal.h"
#include "base/result.h"
#include "report/render/typesetter.h"

namespace credit::render {
namespace {

constexpr int pack_limit = 200;  // objects a stream: what readers unpack at once

std::string hex4(unsigned word) {
  std::array<char, 5> text{};
  std::snprintf(text.data(), text.size(), "%04X", word & 0xFFFFU);
  return text.data();
}

void append_big_endian(std::string& out, std::size_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFFU);
}

}  // namespace

std::string deflated(std::string_view data) {
  uLongf size = compressBound(data.size());
  std::string out(size, '\0');
  const int done = compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
                             data.size(), 6);
  CREDIT_ENSURE(done == Z_OK);
  out.resize(size);
  return out;
}

PdfFile::PdfFile() : out_("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), places_(1) {}

int PdfFile::reserve() {
  places_.emplace_back();
  return static_cast<int>(places_.size() - 1);
}

void PdfFile::put(int number, std::string_view body) {
  place(number) = {out_.size(), -1};
  out_ += std::to_string(number) + " 0 obj\n";
  out_ += body;
  out_ += "\nendobj\n";
}

void PdfFile::put_plain_stream(int number, std::string_view dictionary, std::string_view data) {
  place(number) = {out_.size(), -1};
  out_ += std::to_string(number) + " 0 obj\n<< ";
  out_ += dictionary;
  out_ += " /Length " + std::to_string(data.size()) + " >>\nstream\n";
  out_ += data;
  out_ += "\nendstream\nendobj\n";
}

void PdfFile::put_stream(int number, std::string_view dictionary, std::string_view data) {
  put_plain_stream(number, std::string(dictionary) + " /Filter /FlateDecode", deflated(data));
}

void PdfFile::put_small(int number, std::string_view body) {
  if (packed_count_ == 0) pack_ = reserve();
  place(number) = {static_cast<std::size_t>(pack_), packed_count_++};
  packed_numbers_ += std::to_string(number) + " " + std::to_string(packed_.size()) + " ";
  packed_ += body;
  packed_ += '\n';
  if (packed_count_ == pack_limit) pack();
}

void PdfFile::pack() {
  if (packed_count_ == 0) return;
  put_stream(pack_,
             "/Type /ObjStm /N " + std::to_string(packed_count_) + " /First " + std::to_string(packed_numbers_.size()),
             packed_numbers_ + packed_);
  wipe(packed_);
  packed_.clear();
  packed_numbers_.clear();
  packed_count_ = 0;
}

int PdfFile::add(std::string_view body) {
  const int number = reserve();
  put(number, body);
  return number;
}

int PdfFile::add_small(std::string_view body) {
  const int number = reserve();
  put_small(number, body);
  return number;
}

int PdfFile::add_stream(std::string_view dictionary, std::string_view data) {
  const int number = reserve();
  put_stream(number, dictionary, data);
  return number;
}

int PdfFile::add_deflated(std::string_view dictionary, std::string_view data) {
  const int number = reserve();
  put_plain_stream(number, std::string(dictionary) + " /Filter /FlateDecode", data);
  return number;
}

// Rows of one byte kind, four bytes place, two bytes index or generation.
std::string PdfFile::cross_references() const {
  std::string rows;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const auto& [offset, index] = places_[i];
    CREDIT_ENSURE(i == 0 || offset != 0);
    append_big_endian(rows, i == 0 ? 0 : index < 0 ? 1 : 2, 1);
    append_big_endian(rows, offset, 4);
    append_big_endian(rows, i == 0 ? 0xFFFFU : index < 0 ? 0 : static_cast<std::size_t>(index), 2);
  }
  return rows;
}

Bytes PdfFile::finish(int root, int info, const std::string& first, const std::string& second) && {
  pack();
  const int table = reserve();
  const auto start = out_.size();
  place(table) = {start, -1};
  put_stream(table,
             "/Type /XRef /W [1 4 2] /Size " + std::to_string(places_.size()) + " /Root " + reference(root) +
                 " /Info " + reference(info) + " /ID [<" + first + "> <" + second + ">]",
             cross_references());
  out_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
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
