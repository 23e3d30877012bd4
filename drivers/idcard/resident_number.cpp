#include "drivers/idcard/resident_number.h"

#include <algorithm>
#include <array>
#include <string>

namespace credit::idcard {
namespace {

constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view check_digits = "10X98765432";

struct Nation {
  std::string_view code, name;
};
constexpr Nation nations[] = {
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

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool resident_number_valid(std::string_view number) {
  if (number.size() != weights.size() + 1) return false;
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (!digit(number[i])) return false;
    sum += (number[i] - '0') * weights[i];
  }
  return number.back() == check_digits[static_cast<std::size_t>(sum % 11)];
}

std::optional<Day> birth_in(std::string_view number) {
  const auto value = [&](std::size_t at, std::size_t size) {
    int result = 0;
    for (const char c : number.substr(at, size)) result = result * 10 + (c - '0');
    return result;
  };
  const std::chrono::year_month_day date{std::chrono::year{value(6, 4)},
                                         std::chrono::month{static_cast<unsigned>(value(10, 2))},
                                         std::chrono::day{static_cast<unsigned>(value(12, 2))}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

bool male_in(std::string_view number) { return (number[16] - '0') % 2 == 1; }

std::optional<HomeRegion> home_region_in(std::string_view number) {
  const auto region = number.substr(0, 6);
  if (region == "810000") return HomeRegion::hong_kong;
  if (region == "820000") return HomeRegion::macau;
  if (region == "830000") return HomeRegion::taiwan;
  return std::nullopt;
}

std::string_view nation_name(std::string_view code) {
  const auto* found =
      std::find_if(std::begin(nations), std::end(nations), [&](const auto& one) { return one.code == code; });
  return found == std::end(nations) ? std::string_view{} : found->name;
}

}  // namespace credit::idcard
