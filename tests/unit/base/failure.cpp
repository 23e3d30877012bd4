#include "base/failure.h"

#include <set>
#include <string>

#include "tests/support/catch.h"

using namespace credit;

TEST_CASE("every failure has its words in every language") {
  std::set<std::string> names;
  for (int i = 0; i < failure_code_count; ++i) {
    const auto& words = words_of(static_cast<FailureCode>(i));
    INFO(words.code);
    CHECK(names.insert(words.code).second);
    for (const auto language : {Language::zh_CN, Language::zh_TW, Language::en}) {
      CHECK_FALSE(std::string(words.title[static_cast<int>(language)]).empty());
      CHECK_FALSE(std::string(words.advice[static_cast<int>(language)]).empty());
    }
  }
}

TEST_CASE("a failure describes itself by name and detail") {
  CHECK(Failure{FailureCode::time_malformed, {}}.describe() == "time_malformed");
  CHECK(Failure{FailureCode::time_malformed, "x"}.describe() == "time_malformed: x");
  CHECK(Failure{FailureCode::file_unreadable, {}}.who() == WhoCanAct::staff);
}
