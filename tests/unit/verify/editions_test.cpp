// Every edition, and one of a region nobody has heard of: document -> claims -> seal -> agreement, and the symbol's
// size.
#include <cstdio>

#include "base/failures/document.h"
#include "base/failures/verify.h"
#include "base/file.h"
#include "report/seal/qr.h"
#include "tests/support/catch.h"
#include "tests/support/sample_edition.h"
#include "tests/unit/verify/office.h"

using namespace credit;
using namespace credit::verify::test;
using document::EditionShelf;
using verify::Stage;

namespace {

// A region's whole configuration; not a line of code knows it.
const char* new_region = R"(
id = "special-nowhere"
version = 3
title = "某某省专项信用报告"
version_label = "V3.0"
region = "990000"
watermark = "某某"
notes = ["只列示查询结果。"]
[span]
years = [2]
own_dates = true
longest_years = 4
[wording]
none = "未查询到记录。"
some = "{count} 条。"
not_answered = "未作结论。"
not_asked = "未查询。"
partial = "自 {from} 起。"
overall = "{domains} {asked} {none} {some} {records} {not_answered} {not_asked}"
scope = "{region} {domains} {from} {to} {cut_off}"
[[chapters]]
id = "who"
number = "1"
title = "主体"
form = "subject"
[[chapters.subjects]]
id = "anybody"
kind = "organisation"
label = "任何机构"
fields = [{ id = "name", label = "名称" }, { id = "id", label = "代码" }]
[[chapters.subjects]]
id = "person"
kind = "natural_person"
label = "自然人"
fields = [{ id = "name", label = "姓名" }, { id = "id", label = "证件号码" }]
[[chapters]]
id = "results"
number = "2"
title = "结果"
form = "domains"
domains = [{ code = "tax" }, { code = "sand_mining", name = "河道采砂" }]
[[chapters.kinds]]
id = "penalty"
label = "行政处罚"
fields = [{ id = "decision_number", label = "文书号" }]
)";

const char* its_domain = R"(
[[domains]]
code = "sand_mining"
name = "采砂"
authority = "某某省水利厅"
source = "某某省平台"
from = "2024-01-01"
active = true
region = "990000"
group = "resources"
kinds = ["penalty"]
)";

std::string shipped(const std::string& name) {
  const auto bytes = read_file(std::string(CREDIT_SOURCE_DIR) + "/report/document/editions/" + name);
  REQUIRE(bytes);
  return std::string(text_view(*bytes));
}

EditionShelf all_editions() {
  auto shelf = EditionShelf::from_texts({new_region, shipped("natural-person-1.toml"), shipped("general-2.toml"),
                                         shipped("special-guangdong-1.toml"), shipped("special-tianjin-1.toml")},
                                        shipped("domains.toml") + its_domain);
  INFO((shelf ? "" : shelf.error().describe()));
  REQUIRE(shelf);
  return std::move(*shelf);
}

document::Document parsed(const EditionShelf& shelf, const std::string& json) {
  auto document = document::parse_document(view(json), shelf);
  INFO((document ? "" : document.error().describe()));
  REQUIRE(document);
  return std::move(*document);
}

struct Measured {
  std::size_t claims, seal, countersigned, url;  // bytes
  int version;                                   // of the QR symbol at M
};

Measured measure(const document::Document& document, seal::Algorithm suite) {
  const auto claims = claims_of(document);
  const auto seal = seal::make_seal(claims, TestSigner(issuer_number, suite));
  REQUIRE(seal);
  const auto both = seal::countersign(*seal, TestSigner(kiosk_number, suite), printed, 99);
  REQUIRE(both);
  const auto url = url_of(*both);
  const auto symbol = seal::make_qr(url, seal::Correction::medium);
  REQUIRE(symbol);
  return {seal::encode(claims).size(), seal->size(), both->size(), url.size(), (symbol->size - 17) / 4};
}

}  // namespace

TEST_CASE("every edition's report is sealed and agrees with its seal; another state of one domain does not") {
  const auto shelf = all_editions();
  Lists lists;  // the sample report's own entry goes: it is to be found valid
  std::erase_if(lists.status->entries, [](const auto& entry) { return entry.index == 17; });
  const auto verifier = verifier_of(lists);
  for (const auto& edition : shelf.all())
    for (const auto kind : {document::SubjectKind::natural_person, document::SubjectKind::organisation}) {
      if (edition.forms_of(kind).empty()) continue;
      CAPTURE(edition.key());
      sample::Contents contents{.records = 7, .subject = kind, .period_from = "2023-11-23"};
      contents.not_answered.insert(std::string(edition.counted().front().id));
      const auto document = parsed(shelf, sample::document_json(edition, contents));
      const auto seal = seal::make_seal(claims_of(document), TestSigner(issuer_number));
      REQUIRE(seal);
      CHECK(verifier.check_issued(*seal, document, today).conclusion() == verify::Conclusion::genuine);
      auto claims = claims_of(document);
      REQUIRE(claims.chapter_counts.front() == seal::not_answered);
      for (const int said : {0, seal::not_asked}) {
        claims.chapter_counts.front() = said;
        const auto other = seal::make_seal(claims, TestSigner(issuer_number));
        REQUIRE(other);
        const auto verdict = verifier.check_issued(*other, document, today);
        CHECK(verdict.stage(Stage::document_digest).failure->code == failure::document_disagrees);
        CHECK(verdict.stage(Stage::document_digest).failure->detail == "counts");
      }
    }
}

TEST_CASE("a new region's edition has its own spans, region and domain") {
  const auto shelf = all_editions();
  const auto& edition = **shelf.find("special-nowhere/3");
  CHECK(edition.counted()[1].title == "河道采砂");
  CHECK(edition.domain_chapter()->domains[1].authority == "某某省水利厅");
  const auto five_years = sample::document_json(edition, {});
  CHECK(document::parse_document(view(five_years), shelf).error().code == failure::document_disagrees_with_edition);
  const auto document = parsed(shelf, sample::document_json(edition, {.records = 2, .period_from = "2022-11-23"}));
  CHECK(overall_line(edition, document) == "2 2 0 2 2 0 0");
  CHECK(result_line(edition, edition.domain_chapter()->domains[1], document, document.domains[1].answer) ==
        "1 条。自 2024-01-01 起。");
}

TEST_CASE("a firm's seal fits the symbol a page has room for, with the longest name and 200 records") {
  const auto shelf = all_editions();
  std::string longest_name;
  for (int i = 0; i < 60; ++i) longest_name += "例";
  const sample::Contents usual{.records = 30, .period_from = "2023-11-23"};
  const sample::Contents large{.records = 200, .name = longest_name, .period_from = "2023-11-23"};
  for (const auto& edition : shelf.all())
    for (const auto& contents : {usual, large}) {
      if (edition.forms_of(document::SubjectKind::organisation).empty()) continue;
      const auto document = parsed(shelf, sample::document_json(edition, contents));
      for (const auto suite : {seal::Algorithm::es256, seal::Algorithm::sm2_sm3}) {
        const Measured measured = measure(document, suite);
        std::printf(
            "%s, suite %d, %d records, %zu counts: claims %zu bytes, seal %zu, countersigned %zu, URL %zu, "
            "version %d\n",
            edition.key().c_str(), static_cast<int>(suite), contents.records, document.counts().size(), measured.claims,
            measured.seal, measured.countersigned, measured.url, measured.version);
        CHECK(measured.version <= 17);  // 85 modules: 0.44 mm each at 38 mm
      }
    }
}

// 24 records and more in every domain cost a byte each: the last version whose modules are 0.40 mm at 38 mm.
TEST_CASE("fifty records in each of 38 domains still fit version 18") {
  const auto shelf = all_editions();
  const auto& edition = **shelf.find("special-guangdong/1");
  const auto document =
      parsed(shelf, sample::document_json(edition, {.records = 50 * 38, .period_from = "2023-11-23"}));
  const Measured measured = measure(document, seal::Algorithm::sm2_sm3);
  CHECK(measured.version <= 18);
  CHECK(38.0 / (17 + 4 * measured.version) >= 0.40);
}
