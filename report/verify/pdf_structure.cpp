#include "report/verify/pdf_structure.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/failures/verify.h"

namespace credit::verify {
namespace {

using Text = std::string_view;
constexpr std::size_t nowhere = Text::npos;
constexpr Text head = "%PDF-1.";

tl::unexpected<Failure> wrong(const char* what) { return fail(failure::pdf_structure_wrong, what); }

// Where the token stands, when it stands in the file exactly once.
std::optional<std::size_t> only(Text pdf, Text token) {
  const auto first = pdf.find(token);
  if (first == nowhere || pdf.find(token, first + 1) != nowhere) return std::nullopt;
  return first;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Cursor {
 public:
  Cursor(Text text, std::size_t at) : text_(text), at_(at) {}
  void blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  bool take(Text token) {
    if (text_.substr(at_, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }
  // No sign, no leading zero, below 10^10.
  std::optional<std::size_t> number() {
    const auto start = at_;
    std::size_t value = 0;
    while (at_ < text_.size() && is_digit(text_[at_]) && at_ - start < 10)
      value = value * 10 + static_cast<std::size_t>(text_[at_++] - '0');
    if (at_ == start || (text_[start] == '0' && at_ - start > 1)) return std::nullopt;
    return value;
  }
  std::size_t at() const { return at_; }

 private:
  Text text_;
  std::size_t at_;
};

// startxref NUMBER %%EOF, once, at the very end, pointing back into the file.
bool ends_once(Text pdf) {
  const auto start = only(pdf, "startxref");
  const auto end = only(pdf, "%%EOF");
  if (!start || !end || *start > *end) return false;
  Cursor cursor(pdf, *start + Text("startxref").size());
  cursor.blanks();
  const auto table = cursor.number();
  cursor.blanks();
  if (!table || *table >= *start || !cursor.take("%%EOF")) return false;
  const bool classic = pdf.substr(*table, 4) == "xref";
  const bool stream = is_digit(pdf[*table]);
  cursor.take("\n");
  return (classic || stream) && cursor.at() == pdf.size();
}

struct Range {
  std::size_t gap = 0, resume = 0;  // [gap, resume) is the only part not covered
};

std::optional<Range> byte_range(Text pdf, std::size_t at) {
  Cursor cursor(pdf, at + Text("/ByteRange").size());
  cursor.blanks();
  if (!cursor.take("[")) return std::nullopt;
  std::array<std::size_t, 4> numbers{};
  for (auto& number : numbers) {
    cursor.blanks();
    const auto value = cursor.number();
    if (!value) return std::nullopt;
    number = *value;
  }
  cursor.blanks();
  if (!cursor.take("]")) return std::nullopt;
  const auto [zero, gap, resume, rest] = numbers;
  if (zero != 0 || gap >= resume || resume + rest != pdf.size() || rest == 0) return std::nullopt;
  return Range{gap, resume};
}

// The gap is the value of /Contents, brackets and all, and the dictionary around it is the signature's.
bool gap_is_contents(Text pdf, const Range& range, std::size_t byte_range_at) {
  if (pdf[range.gap] != '<' || pdf[range.resume - 1] != '>') return false;
  auto key_end = range.gap;
  while (key_end > 0 && is_blank(pdf[key_end - 1])) --key_end;
  if (!pdf.substr(0, key_end).ends_with("/Contents")) return false;
  const auto open = pdf.rfind("<<", range.gap - 1);
  const auto close = pdf.find(">>", range.resume);
  return open != nowhere && close != nowhere && byte_range_at > open && byte_range_at < close &&
         (byte_range_at < range.gap || byte_range_at >= range.resume);
}

bool says_pades(Text pdf, const Range& range) {
  const auto at = only(pdf, "/SubFilter");
  const auto open = pdf.rfind("<<", range.gap - 1);
  const auto close = pdf.find(">>", range.resume);
  if (!at || *at < open || *at > close) return false;
  Cursor cursor(pdf, *at + Text("/SubFilter").size());
  cursor.blanks();
  return cursor.take("/ETSI.CAdES.detached") && cursor.at() < pdf.size() &&
         Text(" \n\r/>").find(pdf[cursor.at()]) != nowhere;
}

bool lower_hex(Text text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

// Length of the DER SEQUENCE at the start, header included; 0 when there is none.
std::size_t sequence_size(ByteView der) {
  if (der.size() < 4 || der[0] != 0x30) return 0;
  if (der[1] == 0x81 && der[2] >= 0x80) return 3U + der[2];
  if (der[1] == 0x82 && der[2] != 0) return 4U + der[2] * 256U + der[3];
  return 0;
}

Result<Bytes> contents(Text hex) {
  if (!lower_hex(hex)) return wrong("/Contents is not lower-case hexadecimal");
  auto bytes = from_hex(hex);
  if (!bytes) return wrong("/Contents has an odd digit");
  const auto size = sequence_size(*bytes);
  if (size == 0 || size > bytes->size()) return wrong("/Contents holds no DER");
  const auto padding = ByteView(*bytes).subspan(size);
  if (std::any_of(padding.begin(), padding.end(), [](auto byte) { return byte != 0; }))
    return wrong("/Contents is not padded with zeros");
  bytes->resize(size);
  return std::move(*bytes);
}

}  // namespace

bool mentions_signature(ByteView pdf) { return text_view(pdf).find("/ByteRange") != std::string_view::npos; }

bool is_pdf(ByteView bytes) { return text_view(bytes).substr(0, head.size()) == head; }

Result<SignedPdf> check_structure(ByteView bytes) {
  const Text pdf = text_view(bytes);
  if (bytes.size() > pdf_bytes_limit) return wrong("too large");
  if (!is_pdf(bytes)) return wrong("no PDF header");
  if (!ends_once(pdf)) return wrong("not exactly one revision that ends with the file");
  const auto at = only(pdf, "/ByteRange");
  if (!at) return wrong("not exactly one signature");
  const auto range = byte_range(pdf, *at);
  if (!range) return wrong("/ByteRange does not cover the file");
  if (!gap_is_contents(pdf, *range, *at)) return wrong("the gap is not /Contents");
  if (!says_pades(pdf, *range)) return wrong("not a PAdES signature");
  CREDIT_TRY(Bytes cms, contents(pdf.substr(range->gap + 1, range->resume - range->gap - 2)));
  return SignedPdf{bytes.first(range->gap), bytes.subspan(range->resume), std::move(cms),
                   range->resume - range->gap - 2};
}

}  // namespace credit::verify
