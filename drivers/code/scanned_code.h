// What a scanner read, and what kind of thing it is. Nothing here follows a URL or believes a code: a paper code proves
// nothing about who stands there.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/personal.h"

namespace credit::code {

enum class Kind : std::uint8_t {
  seal = 1,             // a sealed report's URL, or its bare digits
  credit_code,          // a unified social credit code (GB 32100), alone or inside other text
  publicity_url,        // a URL of an enterprise publicity system, told by its host alone
  registration_number,  // the 15-digit number of licences before October 2015 (GS 15)
  licence_token,        // what an electronic licence or an enterprise code shows: opaque, delivered unchanged
  other,
};
const char* name_of(Kind kind);

inline constexpr std::size_t text_limit = 8192;        // bytes of one code; no symbology holds more
inline constexpr std::size_t candidate_limit = 8;      // credit codes of one text
inline constexpr std::size_t credit_code_length = 18;  // characters

// A sole trader's code leads to a person: everything scanned is personal.
struct ScannedCode {
  Kind kind = Kind::other;
  Personal<std::string> text;  // exactly as scanned, UTF-8
  // Normalised, upper case. credit_code: at least one; with several the caller chooses. May also stand beside a
  // publicity_url that spells one out.
  std::vector<Personal<std::string>> credit_codes;
  // A person looks and confirms: the check character is wrong (codes were issued like that), the registering department
  // is unknown, or the code stood in a URL nobody knows. Never a reason to refuse.
  bool confirm = false;
  std::string region;  // publicity_url: whose system, "浙江"
};

}  // namespace credit::code
