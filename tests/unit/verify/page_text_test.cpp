// Words on the pages against the seal: the right ones pass, each wrong one is named with its page.
#include "report/verify/page_text.h"

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

TEST_CASE("the document that travels along is looked for value by value, across pages too") {
  const auto claims = claims_of(some_document());
  auto document = some_document();
  document.check_code = "7K2M9XQP4T1G";
  document.data_cut_off = issued;
  const auto records = [](const char* fact) {
    std::vector<document::Record> two(2);
    two[1].fields["violation_fact"] = fact;
    return document::Answer::of(std::move(two));
  };
  document.chapters[0].answer = records("一段很长的话，从这一页写到下一页");
  const auto words = sample_words() + " 7K2M 9XQP 4T1G 示例市公共信用信息中心 银行贷款 一段很长的话，从这";
  const auto rest = "一页写到下一页" + second_page;
  const auto copy = seal::parse_seal(printed_seal())->countersignature;
  CHECK(page_disagreements({claims, copy, nullptr, &document}, {words, rest}).empty());
  document.chapters[0].answer = records("一段很长的话，从这一页写到上一页");
  const auto wrong = page_disagreements({claims, copy, nullptr, &document}, {words, rest});
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0].fact == PageFact::records);
  CHECK(wrong[0].where == "administration 2");
}
