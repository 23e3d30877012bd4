// Slips: papers that are no report, and say so; nothing on them is lost, and equal slips are equal bytes.
#include "report/render/slip.h"

#include "base/failures/render.h"
#include "tests/unit/render/sample_pages.h"

using namespace credit;

namespace {

render::Slip objection_slip() {
  return {"异议申请回执",
          "YY20261122-7K2M9X",
          "请保存本单据。查询处理进度时，请出示编号。",
          {{"申请内容",
            {{"报告编号", Personal<std::string>("20261122143045ABCD1234")},
             {"记录序号", Personal<std::string>("行政处罚 第 1 条")},
             {"异议理由", Personal<std::string>("该记录不是我的")},
             {"备注", {}}},
            {"数据来源单位核查期间，该记录在报告中标注“异议处理中”。"}}}};
}

Result<render::Pages> try_slip(const render::Slip& slip) {
  return render::render_slip(
      {&slip, "示例市公共信用信息中心", "K-0001", *parse_rfc3339("2026-11-22T06:30:45Z"), &render::Look::plain()},
      sample::fonts());
}

render::Pages slip_of(const render::Slip& slip) {
  auto pages = try_slip(slip);
  REQUIRE(pages);
  return std::move(*pages);
}

std::string text_of(const render::Pages& pages, const std::string& name) {
  const auto file = sample::saved(name, pages.pdf);
  return sample::without_blanks(sample::run("pdftotext -raw -enc UTF-8 " + file.string() + " -").words);
}

}  // namespace

TEST_CASE("a slip says what it is, what it is not, and everything that was put on it") {
  const auto pages = slip_of(objection_slip());
  CHECK(pages.count == 1);
  const auto text = text_of(pages, "slip.pdf");
  for (const char* words : {"异议申请回执", "YY20261122-7K2M9X", "20261122143045ABCD1234", "行政处罚第1条",
                            "该记录不是我的", "“异议处理中”", "——以下空白——", "第1页/共1页"}) {
    INFO(words);
    CHECK(text.find(words) != std::string::npos);
  }
  CHECK(text.find("本单据不是信用报告，不能作为信用报告或证明使用。") != std::string::npos);
  CHECK(text.find("报告编号办事单据") == std::string::npos);  // the head of a report is not the head of a slip
}

TEST_CASE("a slip carries no signature, no seal and no file, and foreign readers take it") {
  const auto pages = slip_of(objection_slip());
  const auto file = sample::saved("slip.pdf", pages.pdf).string();
  CHECK(sample::run("pdfsig " + file).words.find("does not contain any signatures") != std::string::npos);
  CHECK(sample::run("pdfdetach -list " + file).words.find("0 embedded files") != std::string::npos);
  const auto info = sample::run("pdfinfo " + file);
  CHECK(info.status == 0);
  CHECK(info.words.find("异议申请回执") != std::string::npos);
  CHECK(info.words.find("Tagged:          yes") != std::string::npos);
}

TEST_CASE("equal slips are equal bytes") { CHECK(slip_of(objection_slip()).pdf == slip_of(objection_slip()).pdf); }

TEST_CASE("a long slip goes on over pages and loses nothing; an endless one is refused") {
  auto slip = objection_slip();
  const auto part = slip.parts.front();
  for (int i = 0; i < 30; ++i) {
    slip.parts.push_back(part);
    slip.parts.back().heading = "第" + std::to_string(i + 1) + "项";
  }
  const auto pages = slip_of(slip);
  CHECK(pages.count > 3);
  const auto text = text_of(pages, "slip-long.pdf");
  for (int i = 0; i < 30; ++i) CHECK(text.find("第" + std::to_string(i + 1) + "项") != std::string::npos);
  for (int i = 0; i < 300; ++i) slip.parts.push_back(part);
  const auto endless = try_slip(slip);
  REQUIRE_FALSE(endless);
  CHECK(endless.error().code == failure::page_overflow);
}

TEST_CASE("a character no face has is refused, never a box") {
  auto slip = objection_slip();
  slip.parts.front().lines.front().value = Personal<std::string>("\xEE\x80\x80");
  const auto pages = try_slip(slip);
  REQUIRE_FALSE(pages);
  CHECK(pages.error().code == failure::glyph_missing);
}
