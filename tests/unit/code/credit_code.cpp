// GB 32100, GB 11714 and GS 15: published codes as the facts' table D has them, and their arithmetic.
#include "drivers/code/credit_code.h"

#include "drivers/code/registration_number.h"
#include "tests/support/catch.h"

using namespace credit::code;

namespace {

struct Published {
  const char* code;
  const char* source;
};

constexpr Published valid[] = {
    {"91350100M000100Y43", "GB 32100's worked example: sum 1640, 28 mod 31"},
    {"914403001922038216", "D, zh.wikipedia"},
    {"9144030071526726XG", "D"},
    {"91440300708461136T", "D"},
    {"91110108551385082Q", "D, uscc-utils README"},
    {"91330100799655058B", "D"},
    {"91110000802100433B", "D"},
    {"91330100716105852F", "D, holder not cross-checked"},
    {"91110000600037341L", "D, python-stdnum"},
    {"9111000071093123XX", "D, holder not cross-checked"},
    {"91310000132260250X", "D, holder not cross-checked"},
    {"91510000709151981F", "D, holder not cross-checked"},
    {"91440300192317458F", "D, holder not cross-checked"},
    {"9131000063159284XQ", "D, segmentfault q/1010000015163528: listed as failing, in fact valid"},
};

}  // namespace

TEST_CASE("every published code is good") {
  for (const auto& [code, source] : valid) {
    INFO(code << ": " << source);
    CHECK(judge_credit_code(code) == CodeVerdict::good);
    CHECK(credit_check(std::string_view(code).substr(0, 17)) == code[17]);
  }
}

TEST_CASE("a sum divisible by 31 has the check character 0") {
  CHECK(credit_check("91110000MA0000082") == '0');  // synthetic; where others index past their alphabet
  CHECK(judge_credit_code("91110000MA00000820") == CodeVerdict::good);
}

TEST_CASE("codes issued with a wrong check character are doubtful, not refused") {
  CHECK(judge_credit_code("91350211M0000XUF46") == CodeVerdict::check_wrong);  // D: computes R
  CHECK(credit_check("91350211M0000XUF4") == 'R');
  CHECK(judge_credit_code("91350100M0001TGQXM") == CodeVerdict::check_wrong);  // D: computes 1
  CHECK(credit_check("91350100M0001TGQX") == '1');
  CHECK(judge_credit_code("914403001922038217") == CodeVerdict::check_wrong);  // D, invalid
}

TEST_CASE("what cannot be a code is none") {
  for (const char* text : {
           "91350100M000100Y4Z",   // D: holds a Z
           "91350100M000100Y4",    // 17 characters
           "91350100M000100Y433",  // 19
           "91350I00M000100Y43",   // an I in the region
           "9135O100M000100Y43",   // an O
           "91990100M000100Y43",   // no province 99
           "9135A100M000100Y43",   // a letter in the region
           "94350100M000100Y43",   // no category 4 in department 9, and the check is wrong by that
           "",
       })
    CHECK(judge_credit_code(text) == CodeVerdict::none);
}

TEST_CASE("every department of the table has its categories and no others") {
  const std::pair<char, std::string> table[] = {
      {'1', "1239"}, {'2', "19"}, {'3', "123459"}, {'4', "19"}, {'5', "1239"}, {'6', "129"},
      {'7', "129"},  {'8', "19"}, {'9', "123"},    {'A', "19"}, {'N', "1239"}, {'Y', "1"},
  };
  for (const auto& [department, categories] : table)
    for (const char category : std::string("0123456789A")) {
      std::string code = std::string{department, category} + "350100M000100Y4";
      code += *credit_check(code);
      INFO(code);
      const bool known = categories.find(category) != std::string::npos;
      CHECK(judge_credit_code(code) == (known ? CodeVerdict::good : CodeVerdict::unknown_registrar));
    }
}

TEST_CASE("an identity number of the same length is no doubtful code") {
  // Synthetic, check digit right (GB 11643): 5 1 reads as department and category, 13 as a province.
  CHECK(judge_credit_code("511302199003070014") == CodeVerdict::none);
  CHECK(judge_credit_code("511302199003070010") == CodeVerdict::check_wrong);  // neither's check is right
}

TEST_CASE("the organisation code's check character") {
  CHECK(organisation_check("D2143569") == 'X');  // GB 11714's own example
  for (const char* code : {"914403001922038216", "9144030071526726XG", "91440300708461136T", "91110108551385082Q",
                           "91330100799655058B"})  // D: position 17 is C9
    CHECK(organisation_check(std::string_view(code).substr(8, 8)) == code[16]);
  CHECK_FALSE(organisation_check("D214356"));
  CHECK_FALSE(organisation_check("d2143569"));
}

TEST_CASE("registration numbers of before 2015") {
  CHECK(judge_registration_number("110108000000016") == NumberVerdict::good);  // codeprj.com 73021b1, after GS 15
  CHECK(judge_registration_number("110108000000017") == NumberVerdict::check_wrong);  // its last digit changed
  CHECK(judge_registration_number("990108000000016") == NumberVerdict::none);         // no province 99
  CHECK(judge_registration_number("11010800000001") == NumberVerdict::none);
  CHECK(judge_registration_number("11010800000001X") == NumberVerdict::none);
  // A 15-digit identity number of before 1999, synthetic: a birth date, and no right check digit.
  CHECK(judge_registration_number("110105491231001") == NumberVerdict::none);
}
