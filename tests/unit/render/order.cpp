// Reading order: what a screen reader, a search and a copy-and-paste get is the order of the page, head, body, foot.
#include "tests/unit/render/sample_pages.h"

using namespace credit;
using sample::Wanted;

namespace {

std::string text_of(const std::filesystem::path& file, const std::string& how) {
  const auto said = sample::run("pdftotext " + how + " -enc UTF-8 " + file.string() + " -");
  REQUIRE(said.status == 0);
  return sample::without_blanks(said.words);
}

// Each part after the one before it.
void check_order(const std::string& text, const std::vector<std::string>& parts) {
  std::size_t from = 0;
  for (const auto& part : parts) {
    const auto at = text.find(part, from);
    CAPTURE(part);
    REQUIRE(at != std::string::npos);
    from = at + part.size();
  }
}

const std::vector<std::string> cover_then_body = {"自然人公共信用信息报告",
                                                  "示例市公共信用信息中心",
                                                  "自然人公共信用信息报告",
                                                  "报告编号",
                                                  "核验码",
                                                  "报告主体",
                                                  "例䶮堃",
                                                  "出具单位",
                                                  "查询期间",
                                                  "打印次数",
                                                  "信用信息概要",
                                                  "行政管理",
                                                  "报告说明",
                                                  "K-0001第1次打印",
                                                  "一、基础信息",
                                                  "姓名",
                                                  "二、行政管理信息",
                                                  "行政许可",
                                                  "行政处罚",
                                                  "第1条",
                                                  "行政处罚决定文书号",
                                                  "违法事实",
                                                  "处罚机关",
                                                  "备注",
                                                  "第2条",
                                                  "三、职业资格信息",
                                                  "查询期内无相关信息",
                                                  "八、信用状况提升建议",
                                                  "示例市公共信用信息中心",
                                                  "——以下空白——"};

}  // namespace

TEST_CASE("head, body and foot come in the order of reading, however the text is taken out") {
  const auto file = sample::saved("order.pdf", sample::pages_of({.penalties = 2}).pdf);
  for (const char* how : {"-raw", "-layout", ""}) {
    CAPTURE(how);
    check_order(text_of(file, how), cover_then_body);
  }
}

TEST_CASE("the structure reads the body in the same order and leaves the furniture out") {
  const auto file = sample::saved("order.pdf", sample::pages_of({.penalties = 30}).pdf);
  const auto said = sample::run("pdfinfo -struct-text -enc UTF-8 " + file.string());
  const auto structure = sample::without_blanks(said.words);
  check_order(structure, {"示例市公共信用信息中心", "报告主体", "出具单位", "信用信息概要", "报告说明", "一、基础信息",
                          "二、行政管理信息", "第1条", "第2条", "第30条", "三、职业资格信息", "——以下空白——"});
  CHECK(structure.find("次打印2026") == std::string::npos);
  CHECK(structure.find("（续）") == std::string::npos);
  CHECK(structure.find("页/共") == std::string::npos);
}

TEST_CASE("headings, tables and pictures say what they are") {
  const auto file = sample::saved("order.pdf", sample::pages_of({.penalties = 2, .other_records = true}).pdf);
  const auto structure = sample::run("pdfinfo -struct " + file.string()).words;
  for (const char* part : {"Document", "  H1 (block)", "  H2 (block)", "  H3 (block)", "  H4 (block)",
                           "  Table (block)", "    TR", "      TH", "      TD", "/Scope /Row", "/ColSpan 3",
                           "  L (block)", "    LI (block)", "Lbl", "LBody", "Figure", "/BBox ["}) {
    CAPTURE(part);
    CHECK(structure.find(part) != std::string::npos);
  }
}
