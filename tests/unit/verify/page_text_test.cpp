// Words on the pages against the seal: the right ones pass, each wrong one is named with its page.
#include "report/verify/page_text.h"

#include "report/verify/page_words.h"
#include "tests/support/catch.h"
#include "tests/unit/verify/paper.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::test;

namespace {

const std::string second_page = "报告编号 20261122143005ABCD1234 K-0001 第 2 次打印 许可编号 990000202300008120";

std::vector<Disagreement> found(const std::string& first, const std::string& second = second_page) {
  static const auto claims = claims_of(some_document());
  static const auto copy = seal::parse_seal(printed_seal())->countersignature;
  return page_disagreements({claims, copy}, {first, second});
}

std::string changed(std::string_view from, std::string_view to) {
  auto words = sample_words();
  const auto at = words.find(from);
  CREDIT_ENSURE(at != std::string::npos);
  return words.replace(at, from.size(), to);
}

std::vector<Disagreement> only(PageFact fact, int page = 1) { return {{fact, page, {}}}; }

}  // namespace

TEST_CASE("pages that say what the seal says agree, however they are broken into lines") {
  CHECK(found(sample_words()).empty());
  CHECK(found(changed("20261122143005ABCD1234", "20261122143005ABCD\n 1234")).empty());
  CHECK(found(changed("第 2 次打印", "第　2　次打印")).empty());
}

TEST_CASE("a fact that is missing or another is named") {
  CHECK(found(changed("测试明", "测试亮")) == only(PageFact::subject_name));
  CHECK(found(changed("0011", "0029")) == only(PageFact::subject_id));
  CHECK(found(changed("14:30:05", "14:30:06")) == only(PageFact::issued));
  CHECK(found(changed("2021-11-23", "2016-11-23")) == only(PageFact::period));
  CHECK(found(changed("2026-12-22", "2027-12-22")) == only(PageFact::valid_until));
  CHECK(found(changed("14:31:00", "14:41:00")) == only(PageFact::printed));
  CHECK(found(changed("K-0001", "K-0002")) == only(PageFact::kiosk));
  CHECK(found(changed("第 2 次", "第 1 次")) == only(PageFact::copy));
}

TEST_CASE("what stands there besides, and contradicts, is named on its page") {
  CHECK(found(sample_words() + " 证件号码 220202********0022") == only(PageFact::subject_id));
  CHECK(found(sample_words(), second_page + " 20251122143005ABCD1234") == only(PageFact::report_number, 2));
  CHECK(found(sample_words(), second_page + " 第 12 次打印") == only(PageFact::copy, 2));
  CHECK(found(sample_words(), "报告编号") == only(PageFact::report_number, 2));
}

TEST_CASE("pages without words agree with nothing") {
  CHECK(found("", "").size() >= 8);
  const auto claims = claims_of(some_document());
  CHECK_FALSE(page_disagreements({claims, std::nullopt}, {}).empty());
}

TEST_CASE("a fact is found only where it stands whole") {
  CHECK(found(changed("K-0001", "K-00012")) == only(PageFact::kiosk));
  CHECK(found(changed("K-0001", "OK-0001")) == only(PageFact::kiosk));
  CHECK(found(changed("测试明", "测试明明")) == only(PageFact::subject_name));
  CHECK(found(changed("2026-12-22", "2026-12-221")) == only(PageFact::valid_until));
}

TEST_CASE("a name that the seal masks or cuts short fits the one on the page, blanks and all") {
  auto claims = claims_of(some_document());
  const auto copy = seal::parse_seal(printed_seal())->countersignature;
  claims.subject_name = "测试…";
  CHECK(page_disagreements({claims, copy}, {sample_words(), second_page}).empty());
  claims.subject_name = "W***********H";  // of WILLIAM SMITH: one of the stars is a blank
  CHECK(page_disagreements({claims, copy}, {changed("测试明", "WILLIAM SMITH"), second_page}).empty());
  CHECK(page_disagreements({claims, copy}, {changed("测试明", "WILLIAM SMYTHSONH"), second_page}) ==
        only(PageFact::subject_name));
  claims.subject_name = "试测…";
  CHECK(page_disagreements({claims, copy}, {sample_words(), second_page}) == only(PageFact::subject_name));
}

TEST_CASE("what the bound document says itself contradicts nothing") {
  const auto claims = claims_of(some_document());
  const auto copy = seal::parse_seal(printed_seal())->countersignature;
  const auto words = sample_words() + " 220202********0022 20251122143005ABCD1234 第 7 次打印";
  CHECK(page_disagreements({claims, copy}, {words}).size() == 3);
  const std::string_view bound = R"({"a":"220202********0022","b":"20251122143005ABCD1234","c":"第7次打印"})";
  CHECK(page_disagreements({claims, copy, nullptr, nullptr, bound}, {words}).empty());
}

TEST_CASE("of an edition that is not at hand the document's own values are looked for all the same") {
  const auto claims = claims_of(some_document());
  const auto copy = seal::parse_seal(printed_seal())->countersignature;
  auto document = some_document();
  document.check_code = "7K2M9XQP4T1G";
  document.region.name = "示例市";
  document.data_cut_off = issued;
  const auto words = sample_words() + " 7K2M 9XQP 4T1G 示例市公共信用信息中心 示例市 银行贷款";
  CHECK(page_disagreements({claims, copy, nullptr, &document}, {words, second_page}).empty());
  document.purpose.name = "银行";
  CHECK(page_disagreements({claims, copy, nullptr, &document}, {words, second_page}) == only(PageFact::purpose));
}

TEST_CASE("a text of several lines may go on over the page, and only such a text") {
  std::string head, tail;
  for (int i = 0; i < 12; ++i) head += "从这一页", tail += "写到下页";
  const PageWords two({"事实 " + head + "\n页脚 1", "页眉\n" + tail + "\n页脚 2"});
  CHECK(two.anywhere("事实" + head + tail));
  CHECK_FALSE(two.anywhere("事实" + head + "写到别处"));
  CHECK_FALSE(PageWords({"严重失信 3", "3 条"}).anywhere("严重失信3条"));
}
