// Which visits must show that the card's holder stands at the machine, and by which ways: data of the offer. No way is
// by the face: it may never be the only one (人脸识别技术应用安全管理办法, in force since 2025-06-01, article 10), and
// no machine has an engine for it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/toml.h"

namespace credit::platform {

enum class CheckWay { phone_code, desk };
const char* name_of(CheckWay way);

enum class CheckRequired { nobody, organisations, everybody };  // organisations: who asks about one
const char* name_of(CheckRequired required);

struct PersonCheckRule {
  CheckRequired required = CheckRequired::nobody;
  std::vector<CheckWay> ways;  // in the order in which they are shown

  bool offers(CheckWay way) const;
};

// settings_invalid. Without the table: nobody is asked.
Result<PersonCheckRule> read_person_check(const toml::table& offer);

}  // namespace credit::platform
