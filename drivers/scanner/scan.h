// What a scanner read: bytes exactly as the scanner gave them, and the text they spell.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::scanner {

// Whatever the transport. Nothing longer is a code: a QR code holds at most 2953 bytes, and e-licence tokens less.
inline constexpr std::size_t code_limit = std::size_t{8} * 1024;

// A sole trader's code leads to a person, so what was scanned is personal.
struct RawCode {
  Personal<Bytes> bytes;  // never empty, at most code_limit
  std::string aim;        // ISO/IEC 15424 symbology identifier, "]Q1"; empty where the transport does not tell it
};

using Codes = std::vector<Result<RawCode>>;  // whole codes, or why one could not be had; mostly none or one

enum class Charset : std::uint8_t { utf8, gb18030, none };
const char* name_of(Charset charset);

struct Scan {
  RawCode code;
  Charset charset = Charset::none;
  Personal<std::string> text;  // UTF-8, at most code_limit; empty when charset is none
  // There are bytes, but no text: scanner_charset_unknown, scanner_code_too_long. Set exactly when charset is none.
  std::optional<Failure> warning;
};

}  // namespace credit::scanner
