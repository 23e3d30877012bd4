// tamper-sweep --trust FILE --at TIME FILE...
// Changes a genuine report byte by byte and digit by digit, and expects every change to be refused:
//  a PDF      every byte of its signature, of its first 1024 and last 4096, some thousand others; bytes after its end
//  a picture  some hundred bytes spread over it, and both its ends whole; then every digit of the code it shows
// Ends with 0 only when each file is genuine as it is and none of its changes is. A JPEG has no checksums and is not
// swept.
#include <iostream>

#include "base/file.h"
#include "report/verify/code_reader.h"
#include "report/verify/pdf_structure.h"
#include "report/verify/verifier.h"

namespace {

using namespace credit;
using namespace credit::verify;

constexpr std::size_t picture_tries = 800;
constexpr std::size_t picture_ends = 64;
constexpr std::size_t pdf_tries = 6000, pdf_head = 1024, pdf_tail = 4096;

struct Count {
  std::size_t tried = 0, accepted = 0;
};

class Sweep {
 public:
  Sweep(trust::TrustBundle trust, Instant at)
      : verifier_(std::move(trust), {PdfPages({CREDIT_PDF_PAGE}), {}}), at_(at) {}

  bool run(const std::string& name) const {
    const auto file = read_file(name);
    if (!file) return report(name, file.error().describe());
    if (conclusion(*file) != Conclusion::genuine)
      return report(name, "not genuine as it is: there is nothing to sweep");
    if (is_pdf(*file)) return count(name, sweep_pdf(*file));
    if (!is_png(*file)) return report(name, "neither PDF nor PNG");
    const bool bytes = count(name, sweep_png(*file));
    const auto text = find_code(*read_png(*file), looks_like_seal);
    return text && count(name + ", its digits", sweep_digits(*text)) && bytes;
  }

 private:
  Conclusion conclusion(ByteView bytes) const { return verifier_.check_any(bytes, at_).conclusion(); }

  void try_one(ByteView bytes, const std::string& what, Count& count) const {
    ++count.tried;
    const auto answer = conclusion(bytes);
    if (answer != Conclusion::genuine && answer != Conclusion::genuine_not_valid) return;
    ++count.accepted;
    std::cerr << "ACCEPTED: " << what << "\n";
  }

  void try_byte(Bytes& bytes, std::size_t at, std::uint8_t flip, Count& count) const {
    bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ flip);
    try_one(bytes, "byte " + std::to_string(at) + " ^ " + std::to_string(flip), count);
    bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ flip);
  }

  Count sweep_pdf(Bytes pdf) const {
    Count count;
    const std::size_t step = std::max<std::size_t>(1, pdf.size() / pdf_tries);
    for (std::size_t at = 0; at < pdf.size(); at += at < pdf_head || at + pdf_tail >= pdf.size() ? 1 : step)
      try_byte(pdf, at, at % 2 == 0 ? 0x01 : 0x20, count);
    const auto contents = text_view(pdf).find("/Contents <") + 11;
    const auto end = text_view(pdf).find('>', contents);
    for (std::size_t at = contents - 1; at <= end; ++at)
      for (const int flip : {0x20, 0x01}) try_byte(pdf, at, static_cast<std::uint8_t>(flip), count);
    for (const std::string& tail : {std::string("\n"), std::string(" "), std::string("%"), std::string("%%EOF\n"),
                                    std::string("\0", 1), std::string(text_view(pdf))}) {
      Bytes longer = pdf;
      longer.insert(longer.end(), tail.begin(), tail.end());
      try_one(longer, "bytes after the end", count);
    }
    return count;
  }

  Count sweep_png(Bytes png) const {
    Count count;
    const std::size_t step = std::max<std::size_t>(1, png.size() / picture_tries);
    for (std::size_t at = 0; at < png.size(); at += at < picture_ends || at + picture_ends >= png.size() ? 1 : step)
      try_byte(png, at, 0x01, count);
    for (std::size_t at = png.size() - picture_ends; at < png.size(); ++at) try_byte(png, at, 0x80, count);
    Bytes longer = png;
    longer.push_back('\n');
    try_one(longer, "bytes after the end", count);
    return count;
  }

  Count sweep_digits(std::string text) const {
    Count count;
    for (std::size_t at = text.rfind('#') + 1; at < text.size(); ++at) {
      const char original = text[at];
      for (text[at] = '0'; text[at] <= '9'; ++text[at])
        if (text[at] != original) try_one(view(text), "digit " + std::to_string(at), count);
      text[at] = original;
    }
    return count;
  }

  static bool count(const std::string& name, const Count& count) {
    std::cout << name << ": " << count.tried << " changes, " << count.tried - count.accepted << " refused, "
              << count.accepted << " accepted" << std::endl;
    return count.tried > 0 && count.accepted == 0;
  }
  static bool report(const std::string& name, const std::string& what) {
    std::cerr << name << ": " << what << "\n";
    return false;
  }

  Verifier verifier_;
  Instant at_;
};

int usage() {
  std::cerr << "usage: tamper-sweep --trust FILE --at RFC3339 FILE...   (PDF or PNG)\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 5 || words[0] != "--trust" || words[2] != "--at") return usage();
  const auto trust = read_file(words[1]);
  const auto at = parse_rfc3339(words[3]);
  if (!trust || !at) return usage();
  auto bundle = trust::open_bundle(*trust);
  if (!bundle) return usage();
  const Sweep sweep(std::move(*bundle), *at);
  bool all = true;
  for (auto word = words.begin() + 4; word != words.end(); ++word) all = sweep.run(*word) && all;
  return all ? 0 : 1;
}
