// Where a serial scanner's codes end.
#pragma once
#include <chrono>
#include <cstdint>

namespace credit::scanner {

// What a serial scanner sends behind a code. any: CR, LF or CR LF.
enum class Suffix : std::uint8_t { none, cr, lf, cr_lf, any };
// at_suffix: at once, so a code may hold no line end itself. when_quiet: when nothing more comes for `quiet`; line ends
// inside a code stay (paper licences of some provinces have them), and the suffix is taken off the end.
enum class Ending : std::uint8_t { at_suffix, when_quiet };

struct Framing {
  Suffix suffix = Suffix::any;  // wanted, unless none: bytes without it are half a code, and told as such
  Ending ending = Ending::when_quiet;
  std::chrono::milliseconds quiet{80};
  bool aim_prefix = false;  // the scanner is set to send "]Q1" before each code
};

}  // namespace credit::scanner
