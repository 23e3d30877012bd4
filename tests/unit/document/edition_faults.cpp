// Slips of the pen in edition files, each refused by the code that says what is wrong.
#include "base/failures/document.h"
#include "base/file.h"
#include "report/document/edition.h"
#include "tests/support/catch.h"

using namespace credit;
using document::EditionShelf;

namespace {

std::string file(const char* name) {
  const auto bytes = read_file(std::string(CREDIT_SOURCE_DIR) + "/report/document/editions/" + name);
  REQUIRE(bytes);
  return std::string(text_view(*bytes));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Failure failure_of(const std::string& edition, const std::string& domains) {
  const auto shelf = EditionShelf::from_texts({edition}, domains);
  REQUIRE_FALSE(shelf);
  return shelf.error();
}

std::string special(const std::string& from, const std::string& to) {
  return replaced(file("special-guangdong-1.toml"), from, to);
}

}  // namespace

TEST_CASE("an edition by domains is refused with the place of its fault") {
  const auto [from, to, code, place] = GENERATE(table<std::string, std::string, FailureCode, std::string>({
      {"\"tax\"", "\"taxes\"", failure::domain_unknown, "domains[2].code"},
      {"\"tax\"", "\"customs\"", failure::edition_malformed, "domains customs stands there twice"},
      {"\"tax\"", "\"criminal_judgment\"", failure::edition_malformed, "has no kind of record"},
      {"code = \"tax\"", "code = \"tax\", short = \"t\"", failure::edition_malformed, "short is not known"},
      {"code = \"tax\"", "code = \"tax\", from = \"2024\"", failure::edition_malformed, "from must be a day"},
      {"code = \"tax\"", "code = \"tax\", name = \"海关\"", failure::edition_malformed, "海关 stands there twice"},
      {"years = [1, 3, 5]", "years = [1, 3, 6]", failure::edition_malformed, "span.years"},
      {"years = [1, 3, 5]", "years = [3, 1]", failure::edition_malformed, "span.years must rise"},
      {"years = [1, 3, 5]", "years = []", failure::edition_malformed, "span.years"},
      {"longest_years = 5", "longest_years = 31", failure::edition_malformed, "span.longest_years"},
      {"longest_years = 5", "longest = 5", failure::edition_malformed, "span.longest_years"},
      {"own_dates = true", "own_dates = \"yes\"", failure::edition_malformed, "span.own_dates"},
      {"[span]", "[spans]", failure::edition_malformed, "span must be a table"},
      {"none = \"在查询", "none = \"\" # \"在查询", failure::edition_malformed, "wording.none"},
      {"not_asked = ", "unasked = ", failure::edition_malformed, "wording.not_asked"},
      {"{count} 条", "{number} 条", failure::edition_wording_refused, "wording.some"},
      {"{count} 条", "若干条", failure::edition_wording_refused, "wording.some"},
      {"{count} 条", "{count} {count} 条", failure::edition_wording_refused, "wording.some"},
      {"{count} 条", "{count 条", failure::edition_wording_refused, "wording.some"},
      {"{count} 条", "}{count} 条", failure::edition_wording_refused, "wording.some"},
      {"未查询的 {not_asked} 个", "", failure::edition_wording_refused, "wording.overall"},
      {"region = \"440000\"", "region = \"guangdong\"", failure::edition_malformed, "region"},
      {"form = \"domains\"", "form = \"records\"\ncounter = \"c\"", failure::edition_malformed, "domains"},
      {"form = \"subject\"", "form = \"advice\"\ntext = \"t\"", failure::edition_malformed, "subjects"},
      {"kind = \"organisation\"", "kind = \"firm\"", failure::edition_malformed, "kind must be"},
      {"{ id = \"name\", label = \"企业名称\" },", "", failure::edition_malformed, "must hold name"},
      {"id = \"special-guangdong\"", "id = \"Special\"", failure::edition_malformed, "id must be"},
      {"title = \"公共信用", "title = \"公共\\n信用", failure::edition_malformed, "title must be"},
      {"title = \"公共信用", "title = \"公共\\u202e信用", failure::edition_malformed, "title must be"},
  }));
  CAPTURE(from, to);
  const auto failure = failure_of(special(from, to), file("domains.toml"));
  CHECK(failure.code == code);
  CAPTURE(failure.detail);
  CHECK(failure.detail.find(place) != std::string::npos);
}

TEST_CASE("a sentence that praises is refused wherever it stands") {
  const std::string praise = GENERATE("守法", "合格", "良好", "优秀", "優秀", "无违法", "守信", "可信");
  for (const char* place :
       {"none = \"", "not_answered = \"", "overall = \"", "scope = \"", "text = \"", "  \"本报告按"}) {
    CAPTURE(praise, place);
    const auto failure =
        failure_of(special(place, std::string(place) + "该企业" + praise + "，"), file("domains.toml"));
    CHECK(failure.code == failure::edition_wording_refused);
  }
}

TEST_CASE("an edition counts at most as many entries as a seal holds") {
  std::string domains = "[[groups]]\nid = \"g\"\nname = \"g\"\n", list;
  for (int i = 0; i < 65; ++i) {
    const auto code = "d" + std::to_string(i);
    domains += "[[domains]]\ncode = \"" + code + "\"\nname = \"" + code +
               "\"\nauthority = \"a\"\nsource = \"s\"\nfrom = \"2021-01-01\"\nactive = true\nregion = \"000000\"\n"
               "group = \"g\"\nkinds = [\"penalty\", \"enforcement\", \"serious_dishonesty\"]\n";
    list += "  { code = \"" + code + "\" },\n";
    auto text = file("special-guangdong-1.toml");
    const auto begin = text.find("domains = [") + 11, end = text.find("]\n", begin);
    text.replace(begin, end - begin, "\n" + list);
    if (i < 63) continue;
    const auto shelf = EditionShelf::from_texts({text}, domains);
    CHECK(shelf.has_value() == (i < 64));
    if (!shelf) CHECK(shelf.error().detail.find("more than 64") != std::string::npos);
  }
}

TEST_CASE("an edition that takes more of the seal than there is for it is refused when it is loaded, not in a visit") {
  std::string domains = "[[groups]]\nid = \"g\"\nname = \"g\"\n", list;
  for (int i = 0; i < 64; ++i) {
    const auto code = "d" + std::to_string(i);
    domains += "[[domains]]\ncode = \"" + code + "\"\nname = \"" + code +
               "\"\nauthority = \"a\"\nsource = \"s\"\nfrom = \"2021-01-01\"\nactive = true\nregion = \"000000\"\n"
               "group = \"g\"\nkinds = [\"penalty\", \"enforcement\", \"serious_dishonesty\"]\n";
    list += "  { code = \"" + code + "\" },\n";
  }
  auto text = file("special-guangdong-1.toml");
  const auto begin = text.find("domains = [") + 11, end = text.find("]\n", begin);
  text.replace(begin, end - begin, "\n" + list);
  const auto named = [&](std::size_t size) {
    return EditionShelf::from_texts(
        {replaced(text, "id = \"special-guangdong\"", "id = \"" + std::string(size, 'e') + "\"")}, domains);
  };
  const auto fits = named(19);  // "/1" makes 21, their head 22, the counts 66
  REQUIRE(fits);
  CHECK(fits->all().front().seal_bytes() == document::seal_room);
  const auto refused = named(20);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == failure::edition_malformed);
  CHECK(refused.error().detail.find("of the seal") != std::string::npos);
}

TEST_CASE("a domain of one region stands in no other region's report, and all asleep make none") {
  const auto there = replaced(file("domains.toml"), "region = \"000000\"", "region = \"120000\"");
  CHECK(failure_of(file("special-guangdong-1.toml"), there).detail.find("another region") != std::string::npos);
  auto asleep = file("domains.toml");
  while (asleep.find("active = true") != std::string::npos)
    asleep = replaced(asleep, "active = true", "active = false");
  CHECK(failure_of(file("special-guangdong-1.toml"), asleep).detail.find("no active domain") != std::string::npos);
}

TEST_CASE("the list of domains is read as strictly") {
  const auto [from, to] = GENERATE(table<std::string, std::string>({
      {"code = \"tax\"", "code = \"customs\""},
      {"code = \"tax\"", "code = \"Tax\""},
      {"name = \"税务\"", "name = \"海关\""},
      {"group = \"market\"", "group = \"markets\""},
      {"active = true", "active = 1"},
      {"from = \"2021-01-01\"", "from = \"2021-02-30\""},
      {"region = \"000000\"", "region = \"0000\""},
      {"kinds = [\"penalty\", \"enforcement\"]", "kinds = []"},
      {"authority = \"税务机关\"", "authorities = \"税务机关\""},
      {"[[groups]]", "[groups"},
  }));
  CAPTURE(from, to);
  const auto failure = failure_of(file("special-guangdong-1.toml"), replaced(file("domains.toml"), from, to));
  CHECK(failure.code == failure::domain_list_malformed);
}

TEST_CASE("without its list of domains an edition by domains is refused by name") {
  const auto failure = failure_of(file("special-guangdong-1.toml"), "");
  CHECK(failure.code == failure::domain_unknown);
  CHECK(failure.detail.find("special-guangdong/1") == 0);
}
