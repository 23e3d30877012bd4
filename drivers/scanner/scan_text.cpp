#include "drivers/scanner/scan_text.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>

#include "base/failures/scanner.h"

namespace credit::scanner {
namespace {

constexpr const char *utf8 = "UTF-8", *gb18030 = "gb18030", *latin1 = "ISO-8859-1";

struct ConverterEnds {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterPtr = std::unique_ptr<UConverter, ConverterEnds>;

// All or nothing: one byte that is not of the charset, and there is no text.
std::optional<Personal<std::string>> converted(ByteView bytes, const char* charset) {
  UErrorCode error = U_ZERO_ERROR;
  const ConverterPtr converter(ucnv_open(charset, &error));
  CREDIT_ENSURE(U_SUCCESS(error));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::vector<UChar> wide(bytes.size() * 2 + 1);
  const auto count =
      ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                    reinterpret_cast<const char*>(bytes.data()), static_cast<std::int32_t>(bytes.size()), &error);
  std::string text(bytes.size() * 3 + 1, '\0');
  std::int32_t size = 0;
  if (U_SUCCESS(error))
    u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &size, wide.data(), count, &error);
  wipe(wide);
  if (U_FAILURE(error)) {
    wipe(text);
    return std::nullopt;
  }
  text.resize(static_cast<std::size_t>(size));
  return Personal<std::string>(std::move(text));
}

struct Found {
  Charset charset = Charset::none;
  Personal<std::string> text;
};

Found plain(ByteView bytes) {
  if (std::find(bytes.begin(), bytes.end(), 0) != bytes.end()) return {};  // no text holds NUL
  if (auto text = converted(bytes, utf8)) return {Charset::utf8, std::move(*text)};
  if (auto text = converted(bytes, gb18030)) return {Charset::gb18030, std::move(*text)};
  return {};
}

// AIM ECI assignments that can hold what people here read; nothing for the others.
const char* charset_of(unsigned assignment) {
  switch (assignment) {
    case 1:
    case 3:
      return latin1;
    case 26:   // UTF-8
    case 27:   // ISO/IEC 646, which is part of it
    case 170:  // and its invariant part
      return utf8;
    case 29:  // GB 2312, GBK and GB 18030: each holds the one before
    case 31:
    case 32:
      return gb18030;
    default:
      return nullptr;
  }
}

bool has_eci(const std::string& aim) { return aim == "]Q2" || aim == "]Q4" || aim == "]Q6"; }
bool is_digit(std::uint8_t byte) { return byte >= '0' && byte <= '9'; }

struct Segment {
  const char* charset = nullptr;  // nothing: not said
  Bytes bytes;
  ~Segment() { wipe(bytes); }
};

// In GB 18030 the second byte of a character may be a backslash. Where the charset in force is such a one, double
// bytes are stepped over as wholes.
std::optional<std::vector<Segment>> segments_of(ByteView bytes) {
  std::vector<Segment> segments(1);
  constexpr std::size_t digits = 6;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto& now = segments.back();
    const bool pair = now.charset == gb18030 && bytes[i] >= 0x81 && i + 1 < bytes.size();
    if (pair) now.bytes.push_back(bytes[i++]);
    if (pair || bytes[i] != '\\') {
      now.bytes.push_back(bytes[i]);
      continue;
    }
    const auto rest = bytes.subspan(i + 1);
    if (!rest.empty() && rest[0] == '\\') {
      now.bytes.push_back('\\');
      ++i;
      continue;
    }
    if (rest.size() < digits || !std::all_of(rest.begin(), rest.begin() + digits, is_digit)) return std::nullopt;
    unsigned assignment = 0;
    for (std::size_t k = 0; k < digits; ++k) assignment = assignment * 10 + (rest[k] - '0');
    const auto* charset = charset_of(assignment);
    if (charset == nullptr) return std::nullopt;
    segments.emplace_back();
    segments.back().charset = charset;
    i += digits;
  }
  return segments;
}

std::optional<Found> with_escapes(ByteView bytes) {
  const auto segments = segments_of(bytes);
  if (!segments) return std::nullopt;
  std::string all;
  all.reserve(bytes.size() * 3);
  Charset charset = Charset::utf8;
  for (const auto& segment : *segments) {
    Found found;
    if (segment.charset == nullptr) {
      found = plain(segment.bytes);
    } else if (auto text = converted(segment.bytes, segment.charset)) {
      found = {segment.charset == gb18030 ? Charset::gb18030 : Charset::utf8, std::move(*text)};
    }
    if (found.charset == Charset::none) {
      wipe(all);
      return std::nullopt;
    }
    if (found.charset == Charset::gb18030) charset = Charset::gb18030;
    all += found.text.expose();
  }
  return Found{charset, Personal<std::string>(std::move(all))};
}

Found found_in(const RawCode& code) {
  const ByteView bytes = code.bytes.expose();
  if (has_eci(code.aim))
    if (auto found = with_escapes(bytes)) return std::move(*found);
  return plain(bytes);
}

}  // namespace

const char* name_of(Charset charset) {
  switch (charset) {
    case Charset::utf8:
      return "UTF-8";
    case Charset::gb18030:
      return "GB 18030";
    case Charset::none:
      return "none";
  }
  impossible("a charset without a name", __FILE__, __LINE__);
}

Scan scan_of(RawCode code) {
  auto found = found_in(code);
  std::optional<Failure> warning;
  if (found.text.expose().size() > code_limit) {  // GB 18030 grows by half on its way to UTF-8
    found = {};
    warning = Failure{failure::scanner_code_too_long, "as text"};
  } else if (found.charset == Charset::none) {
    warning = Failure{failure::scanner_charset_unknown, {}};
  }
  return {std::move(code), found.charset, std::move(found.text), std::move(warning)};
}

}  // namespace credit::scanner
