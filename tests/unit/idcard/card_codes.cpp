// Codes and check digits of B4 and B5, each by its published samples.
#include "drivers/idcard/countries.h"
#include "drivers/idcard/cross_checks.h"
#include "drivers/idcard/foreigner_number.h"
#include "drivers/idcard/resident_number.h"
#include "tests/support/catch.h"
#include "tests/unit/idcard/sample.h"

using namespace credit;
using namespace credit::idcard;

namespace {

struct Nation {
  const char *code, *name;
};
// GB 3304 as many SDK tables have it; typed in from the facts sheet.
constexpr Nation gb3304[] = {
    {"01", "汉"},       {"02", "蒙古"},
    {"03", "回"},       {"04", "藏"},
    {"05", "维吾尔"},   {"06", "苗"},
    {"07", "彝"},       {"08", "壮"},
    {"09", "布依"},     {"10", "朝鲜"},
    {"11", "满"},       {"12", "侗"},
    {"13", "瑶"},       {"14", "白"},
    {"15", "土家"},     {"16", "哈尼"},
    {"17", "哈萨克"},   {"18", "傣"},
    {"19", "黎"},       {"20", "傈僳"},
    {"21", "佤"},       {"22", "畲"},
    {"23", "高山"},     {"24", "拉祜"},
    {"25", "水"},       {"26", "东乡"},
    {"27", "纳西"},     {"28", "景颇"},
    {"29", "柯尔克孜"}, {"30", "土"},
    {"31", "达斡尔"},   {"32", "仫佬"},
    {"33", "羌"},       {"34", "布朗"},
    {"35", "撒拉"},     {"36", "毛南"},
    {"37", "仡佬"},     {"38", "锡伯"},
    {"39", "阿昌"},     {"40", "普米"},
    {"41", "塔吉克"},   {"42", "怒"},
    {"43", "乌孜别克"}, {"44", "俄罗斯"},
    {"45", "鄂温克"},   {"46", "德昂"},
    {"47", "保安"},     {"48", "裕固"},
    {"49", "京"},       {"50", "塔塔尔"},
    {"51", "独龙"},     {"52", "鄂伦春"},
    {"53", "赫哲"},     {"54", "门巴"},
    {"55", "珞巴"},     {"56", "基诺"},
    {"97", "其他"},     {"98", "外国血统中国籍人士"},
};

}  // namespace

TEST_CASE("every nation of GB 3304 has its name, on a card too") {
  CHECK(std::size(gb3304) == 58);
  for (const auto& [code, name] : gb3304) {
    CHECK(nation_name(code) == name);
    auto card = test::sample_card();
    card.sex = 2;
    card.nation = code;
    const auto parsed = parse_card_text(emulator::card_text(card), {});
    REQUIRE(parsed);
    CHECK(parsed->nation == name);
    CHECK(parsed->warnings.empty());
  }
}

TEST_CASE("numbers of 2023: the official specimens") {
  struct Specimen {
    const char *number, *country, *letters;
  };
  for (const auto& [number, country, letters] :
       {Specimen{"932682198501010017", "682", "SAU"}, Specimen{"911124198108030024", "124", "CAN"},
        Specimen{"931586198001010028", "586", "PAK"}}) {
    CHECK(resident_number_valid(number));
    CHECK(country_in_2023(number) == country);
    CHECK(country_number(letters) == country);
  }
  CHECK(birth_in("932682198501010017") == *parse_day("1985-01-01"));
}

TEST_CASE("the number of 2017 follows from the card of 2023") {
  // readers.md B4: synthetic association item 000; one source, arithmetic done.
  CHECK(number_before_2023("CAN", "911124198108030024", "000").expose() == "CAN110081080307");
  CHECK(number_of_2017("CAN110081080307"));
  CHECK(check_of_2017_fits("CAN110081080307"));
  CHECK_FALSE(check_of_2017_fits("CAN110081080306"));
  CHECK(birth_of_2017("CAN110081080307") == "810803");
  CHECK(two_digit_birth(*parse_day("1981-08-03")).expose() == "810803");
  CHECK(number_before_2023("CA1", "911124198108030024", "000").empty());
  CHECK(number_before_2023("CAN", "91112419810803002", "000").empty());
  CHECK(number_before_2023("CAN", "911124198108030024", "00").empty());
}

TEST_CASE("the check digit of ICAO 9303-3: the standard's own examples") {
  CHECK(icao_check_digit("520727") == '3');    // clause 4.9, example 1
  CHECK(icao_check_digit("AB2134") == '5');    // example 2, without its fillers, which count nothing
  CHECK(icao_check_digit("HA672242") == '6');  // appendix A: a document number
  CHECK(icao_check_digit("CAN11008108030") == '7');
}

TEST_CASE("residence permits name their region") {
  CHECK(home_region_in("810000199001010000") == HomeRegion::hong_kong);
  CHECK(home_region_in("820000197001010011") == HomeRegion::macau);
  CHECK(home_region_in("830000199302140021") == HomeRegion::taiwan);
  CHECK_FALSE(home_region_in("110101199003070011"));
  for (const char* number : {"810000199001010000", "820000197001010011", "830000199302140021"})
    CHECK(resident_number_valid(number));
}

TEST_CASE("nationalities are those of ISO 3166-1 and ICAO 9303-3") {
  for (const char* letters : {"CAN", "USA", "DEU", "ABW", "ZWE", "GBR", "XXA", "GBD", "UNO"})
    CHECK(country_known(letters));
  for (const char* letters : {"", "can", "QQQ", "CA", "CANA", "CHX"}) CHECK_FALSE(country_known(letters));
  CHECK(country_number("DEU") == "276");
  CHECK(country_number("XXA").empty());
  int known = 0;
  std::string letters = "AAA";
  for (letters[0] = 'A'; letters[0] <= 'Z'; ++letters[0])
    for (letters[1] = 'A'; letters[1] <= 'Z'; ++letters[1])
      for (letters[2] = 'A'; letters[2] <= 'Z'; ++letters[2]) known += country_number(letters).empty() ? 0 : 1;
  CHECK(known == 249);
}

TEST_CASE("the term by age at issue: ID Card Law, article 5") {
  using std::chrono::years;
  const Day birth = *parse_day("1980-05-20");
  const auto term = [&](const char* issued) { return term_by_law(birth, *parse_day(issued)); };
  CHECK(term("1996-05-19") == years{5});
  CHECK(term("1996-05-20") == years{10});
  CHECK(term("2006-05-19") == years{10});
  CHECK(term("2006-05-20") == years{20});
  CHECK(term("2026-05-19") == years{20});
  CHECK_FALSE(term("2026-05-20"));
}

TEST_CASE("a validity that is not the age's is remarked on, on a resident's card only") {
  const auto warned = [](const char* from, const char* to) {
    auto card = test::sample_card();  // born on the last day of 1949
    card.sex = 2;
    card.valid_from = from;
    card.valid_to = to;
    return parse_card_text(emulator::card_text(card), {})->warned_of(CardWarning::term_differs_from_age);
  };
  CHECK_FALSE(warned("2020-01-01", "长期"));
  CHECK(warned("2020-01-01", "2040-01-01"));
  CHECK(warned("1990-01-01", "长期"));
  CHECK_FALSE(warned("1990-01-01", "2010-01-01"));
  CHECK_FALSE(warned("1990-01-01", "2009-12-31"));
  CHECK(warned("1990-01-01", "2010-01-02"));
  CHECK(warned("1990-01-01", "2000-01-01"));
  CHECK_FALSE(warned("1992-02-29", "2012-02-29"));
}
