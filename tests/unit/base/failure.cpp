#include "base/failure.h"

#include <set>
#include <string>

#include "base/failures/common.h"
#include "tests/support/catch.h"

using namespace credit;

TEST_CASE("every failure has its words in every language") {
  std::set<std::string> names;
  for (const auto& words : all_failures()) {
    INFO(words.code);
    CHECK(&words_of(words.number) == &words);
    CHECK(code_named(words.code) == words.number);
    CHECK(names.insert(words.code).second);
    for (const auto language : {Language::zh_CN, Language::zh_TW, Language::en}) {
      CHECK_FALSE(std::string(words.title[static_cast<int>(language)]).empty());
      CHECK_FALSE(std::string(words.advice[static_cast<int>(language)]).empty());
    }
  }
}

TEST_CASE("a failure describes itself by name and detail") {
  CHECK(Failure{failure::time_malformed, {}}.describe() == "time_malformed");
  CHECK(Failure{failure::time_malformed, "x"}.describe() == "time_malformed: x");
  CHECK(Failure{failure::file_unreadable, {}}.who() == WhoCanAct::staff);
}
