// The pages of a PDF: as pictures, as words, and the file that travels in it. Drawn and read by credit-pdf-page, a
// program of its own without network, without files to write, with bounded memory and time: a PDF that crashes it, or
// keeps it busy for ever, is a failure with words and nothing more.
#pragma once
#include <filesystem>
#include <string>

#include "base/confined_run.h"
#include "report/verify/picture.h"

namespace credit::verify {

// Beside the program (or the library) that asks, or in ../libexec/credit of it. Nowhere else is looked.
std::filesystem::path installed_page_program();

// A gigabyte; without bound where a sanitizer was built in, which reserves terabytes before main.
std::uint64_t page_memory();

struct PageReading {
  std::filesystem::path program = installed_page_program();
  std::uint64_t memory = page_memory();  // bytes of address space
  std::chrono::milliseconds deadline{30'000};
};

class PdfPages {
 public:
  explicit PdfPages(PageReading how = {}) : how_(std::move(how)) {}

  // All: pdf_reader_missing, pdf_reader_overdue, pdf_reader_stopped, pdf_page_unreadable.
  Result<int> count(ByteView pdf) const;
  Result<Picture> picture(ByteView pdf, int number, int dpi) const;  // number from 1; dpi 50..1200
  Result<std::vector<std::string>> words(ByteView pdf) const;        // UTF-8, a page each, in the order written
  // The embedded file of that name; empty when there is none.
  Result<Bytes> file(ByteView pdf, const std::string& name) const;

 private:
  Result<Bytes> ask(ByteView pdf, std::vector<std::string> task, int also_good = 0) const;
  PageReading how_;
};

}  // namespace credit::verify
