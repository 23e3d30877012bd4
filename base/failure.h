// A failure we expected: a code from the catalogue, and a detail for the log.
#pragma once
#include <string>
#include <string_view>

#include "base/failure_code.h"

namespace credit {

enum class WhoCanAct { citizen, staff, nobody };
enum class Language { zh_CN, zh_TW, en };

struct FailureWords {
  const char* code;
  const char* area;
  WhoCanAct who;
  const char* title[3];   // by Language
  const char* advice[3];  // by Language
  const char* staff;      // zh_CN
};

const FailureWords& words_of(FailureCode code);

struct Failure {
  FailureCode code;
  std::string detail;  // for the log and the IT team; never personal data

  std::string_view name() const { return words_of(code).code; }
  WhoCanAct who() const { return words_of(code).who; }
  std::string describe() const { return detail.empty() ? std::string(name()) : std::string(name()) + ": " + detail; }
};

}  // namespace credit
