// What the edition files of this product promise, and what no sentence of theirs may say.
#include "base/file.h"
#include "report/document/document.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::document;

namespace {

const EditionShelf& shelf() {
  static const auto loaded = EditionShelf::load(std::string(CREDIT_SOURCE_DIR) + "/report/document/editions");
  REQUIRE(loaded);
  return *loaded;
}

const Edition& edition(const char* key) {
  const auto found = shelf().find(key);
  REQUIRE(found);
  return **found;
}

std::vector<std::string> names_of(const Edition& edition) {
  std::vector<std::string> names;
  for (const auto& counted : edition.counted()) names.emplace_back(counted.counter);
  return names;
}

}  // namespace

TEST_CASE("the general report V2.0 has ten chapters and the eight counters of its summary page") {
  const auto& general = edition("general/2");
  CHECK(general.version_label == "V2.0");
  CHECK(general.chapters.size() == 10);
  CHECK(names_of(general) == std::vector<std::string>{"行政管理", "诚实守信", "严重失信", "经营异常", "信用承诺",
                                                      "信用评价", "司法判决", "其他"});
  CHECK(general.chapters.front().form == ChapterForm::subject);
  CHECK(general.chapters.back().form == ChapterForm::advice);
  CHECK(general.forms_of(SubjectKind::organisation).size() == 4);
  CHECK(general.forms_of(SubjectKind::natural_person).empty());
  const auto* administration = general.chapter("administration");
  REQUIRE(administration != nullptr);
  CHECK(administration->kinds.size() == 7);
  CHECK(administration->kind("licence")->fields.size() == 15);
  CHECK(administration->kind("penalty")->fields.size() == 17);
  CHECK(general.label("abnormal")->label == "经营异常");
}

TEST_CASE("Guangdong's special report has 38 domains, among them the 27 named by its notice") {
  const auto& special = edition("special-guangdong/1");
  CHECK(special.title == "公共信用信息报告（无违法违规证明版）");
  const auto names = names_of(special);
  CHECK(names.size() == 38);
  for (const char* named : {"新闻出版", "版权",     "教育",     "科技",     "工业和信息化", "民族宗教",    "公安",
                            "民政",     "社会组织", "司法行政", "财政",     "自然资源",     "生态环境",    "交通运输",
                            "水利",     "农业农村", "商务",     "卫生健康", "退役军人事务", "体育",        "统计",
                            "能源",     "林业",     "中医药",   "法院执行", "粮食和储备",   "地方金融监管"})
    CHECK(std::count(names.begin(), names.end(), named) == 1);
  CHECK(special.region == "440000");
  CHECK(special.span.own_dates);
  CHECK(special.span.longest_years == 5);
}

TEST_CASE("Tianjin's special report holds the four kinds of facts of the national notice") {
  const auto& special = edition("special-tianjin/1");
  const auto* chapter = special.domain_chapter();
  REQUIRE(chapter != nullptr);
  for (const char* kind : {"penalty", "enforcement", "serious_dishonesty", "criminal_judgment"})
    CHECK(chapter->kind(kind) != nullptr);
  CHECK(chapter->kind("penalty")->fields[3].label == "适用程序");  // simple procedure counts since 2025
  const auto criminal = std::find_if(chapter->domains.begin(), chapter->domains.end(),
                                     [](const DomainRule& domain) { return domain.code == "criminal_judgment"; });
  REQUIRE(criminal != chapter->domains.end());
  CHECK(criminal->kinds == std::vector<std::string>{"criminal_judgment"});
}

TEST_CASE("the union list has at least 55 domains, each in a group that is there") {
  CHECK(shelf().domains().all().size() >= 55);
  CHECK(shelf().domains().find("tax")->name == "税务");
  CHECK(shelf().domains().find("nothing") == nullptr);
  for (const auto& domain : shelf().domains().all()) {
    const auto& groups = shelf().domains().groups();
    CHECK(domain.shown[0] == domain.name);
    CHECK(domain.shown[2].find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ,") ==
          std::string::npos);  // in English words
    CHECK(
        std::any_of(groups.begin(), groups.end(), [&](const DomainGroup& group) { return group.id == domain.group; }));
  }
}

TEST_CASE("every edition says in its notes what it is not, and offers spans of at most five years") {
  for (const auto& edition : shelf().all()) {
    CAPTURE(edition.key());
    const auto says = [&](const char* words) {
      return std::any_of(edition.notes.begin(), edition.notes.end(),
                         [&](const std::string& note) { return note.find(words) != std::string::npos; });
    };
    CHECK(says("不是中国人民银行征信系统"));
    CHECK(says("异议"));
    CHECK(says("已修复"));
    CHECK(edition.span.longest_years <= 5);
    CHECK(edition.counted().size() <= counted_limit);
    CHECK(edition.key().size() <= 32);
  }
}

TEST_CASE("regions lie in one another by their code") {
  CHECK(lies_in("441900", "440000"));
  CHECK(lies_in("441900", "441900"));
  CHECK(lies_in("440000", everywhere));
  CHECK_FALSE(lies_in("440000", "441900"));
  CHECK_FALSE(lies_in("120000", "440000"));
  CHECK_FALSE(lies_in("44", "440000"));
}

TEST_CASE("spans: offered years, own dates, the longest, and a 29th that is not there") {
  const auto day = [](const char* text) { return *parse_day(text); };
  CHECK(first_day(day("2026-11-22"), 5) == day("2021-11-23"));
  CHECK(first_day(day("2028-02-29"), 1) == day("2027-03-01"));
  const SpanRule fixed{{1, 3, 5}, false, 5}, own{{1, 3, 5}, true, 5};
  CHECK(fixed.allows(day("2023-11-23"), day("2026-11-22")));
  CHECK_FALSE(fixed.allows(day("2024-11-23"), day("2026-11-22")));
  CHECK(own.allows(day("2024-05-01"), day("2024-05-01")));
  CHECK(own.allows(day("2021-11-23"), day("2026-11-22")));
  CHECK_FALSE(own.allows(day("2021-11-22"), day("2026-11-22")));
  CHECK_FALSE(own.allows(day("2026-11-22"), day("2026-11-21")));
}
