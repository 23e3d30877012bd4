// A failure we expected: a code from the catalogue, and a detail for the log.
// The codes themselves stand in base/failures/<area>.h, generated from <area>.toml: include the areas you name.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace credit {

enum class FailureCode : std::uint32_t;
enum class WhoCanAct { citizen, staff, nobody };
enum class Language { zh_CN, zh_TW, en };

struct FailureWords {
  FailureCode number;
  const char* code;
  const char* area;
  WhoCanAct who;
  const char* title[3];   // by Language
  const char* advice[3];  // by Language
  const char* staff;      // zh_CN
  int status;             // of the platform's HTTP answer; 500: a machine is not told which failure it was
};

const FailureWords& words_of(FailureCode code);
std::optional<FailureCode> code_named(std::string_view name);
std::span<const FailureWords> all_failures();  // by number

struct Failure {
  FailureCode code;
  std::string detail;  // for the log and the IT team; never personal data

  std::string_view name() const { return words_of(code).code; }
  WhoCanAct who() const { return words_of(code).who; }
  std::string describe() const { return detail.empty() ? std::string(name()) : std::string(name()) + ": " + detail; }
};

}  // namespace credit
