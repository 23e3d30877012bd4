// Of real pages each fact that one says otherwise is named.
#include <functional>

#include "base/failures/verify.h"
#include "tests/unit/verify/printed_pages.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::test;

namespace {

// The one who prints is asked for a page that says otherwise, of a report that has something of everything.
struct Change {
  const char* what;
  PageFact fact;
  std::function<void(Shown&)> make;
  std::function<bool(const Edition&)> possible = [](const Edition&) { return true; };
};

bool by_domains(const Edition& edition) { return edition.domain_chapter() != nullptr; }
bool by_chapters(const Edition& edition) { return edition.domain_chapter() == nullptr; }

document::Answer& answer(Shown& shown, std::size_t index) {
  auto& document = shown.document;
  return document.domains.empty() ? document.chapters[index].answer : document.domains[index].answer;
}
std::vector<document::Record> records(Shown& shown, std::size_t index) {
  const auto* found = answer(shown, index).records();
  REQUIRE(found != nullptr);
  REQUIRE_FALSE(found->empty());
  return *found;
}
constexpr std::size_t with_records = 2, silent = 0, unasked = 1;  // indices of with_silences' report

void change_record(Shown& shown, const std::function<void(document::Record&)>& change) {
  auto all = records(shown, with_records);
  change(all.back());
  answer(shown, with_records) = document::Answer::of(std::move(all));
}
std::string& filled_field(document::Record& record) {
  for (auto& [id, value] : record.fields)
    if (!value.empty()) return value;
  FAIL("a record without a value");
  return record.fields.begin()->second;
}
document::ChapterRule& domain_chapter(Edition& edition) {
  for (auto& chapter : edition.chapters)
    if (chapter.form == document::ChapterForm::domains) return chapter;
  FAIL("an edition without domains");
  return edition.chapters.front();
}

const std::vector<Change>& changes() {
  using std::chrono::days;
  using std::chrono::seconds;
  static const std::vector<Change> all = {
      {"number", PageFact::report_number, [](Shown& s) { s.document.report_number.back() = '5'; }},
      {"check code", PageFact::check_code, [](Shown& s) { s.document.check_code[3] = 'A'; }},
      {"title", PageFact::title, [](Shown& s) { s.edition.title += "（补充）"; }},
      {"another name", PageFact::subject_name, [](Shown& s) { s.document.subject.name = "例另外"; }},
      {"a longer name", PageFact::subject_name, [](Shown& s) { s.document.subject.name += "堃"; }},
      {"number of the subject", PageFact::subject_id, [](Shown& s) { s.document.subject.id_shown.back() = '9'; }},
      {"issuer", PageFact::issuer, [](Shown& s) { s.document.issuer.name += "分中心"; }},
      {"region", PageFact::region, [](Shown& s) { s.document.region.name = "样本市"; }},
      {"time of issue", PageFact::issued, [](Shown& s) { s.document.issued += seconds(1); }},
      {"validity", PageFact::valid_until, [](Shown& s) { s.document.valid_until += days(1); }},
      {"cut-off", PageFact::data_cut_off, [](Shown& s) { s.document.data_cut_off -= days(1); }},
      {"begin", PageFact::period, [](Shown& s) { s.document.period_from += days(1); }, by_chapters},
      {"end", PageFact::period, [](Shown& s) { s.document.period_to -= days(30); }},
      {"purpose", PageFact::purpose, [](Shown& s) { s.document.purpose.name += "担保"; }},
      {"machine", PageFact::kiosk, [](Shown& s) { s.document.kiosk += "2"; }},
      {"time of printing", PageFact::printed, [](Shown& s) { s.printed += seconds(60); }},
      {"copy", PageFact::copy, [](Shown& s) { s.copy = 12; }},
      {"a record left out", PageFact::counts,
       [](Shown& s) {
         auto some = records(s, with_records);
         some.pop_back();
         answer(s, with_records) = document::Answer::of(std::move(some));
       }},
      {"silence shown as no record", PageFact::counts, [](Shown& s) { answer(s, silent) = document::Answer::of({}); }},
      {"a domain not asked for shown as no record", PageFact::counts,
       [](Shown& s) { answer(s, unasked) = document::Answer::of({}); }, by_domains},
      {"records shown as none", PageFact::counts, [](Shown& s) { answer(s, with_records) = document::Answer::of({}); }},
      {"who decides in a domain", PageFact::counts,
       [](Shown& s) { domain_chapter(s.edition).domains[4].authority = "另一机关"; }, by_domains},
      {"a domain's words", PageFact::counts, [](Shown& s) { s.edition.wording.none = "该主体在本领域信用良好。"; },
       by_domains},
      {"a record's value", PageFact::records,
       [](Shown& s) { change_record(s, [](auto& record) { filled_field(record) += "甲"; }); }},
      {"a record's value gone", PageFact::records,
       [](Shown& s) { change_record(s, [](auto& record) { filled_field(record).clear(); }); }},
      {"two values of a record exchanged", PageFact::records,
       [](Shown& s) {
         change_record(s, [](auto& record) {
           auto& fields = record.fields;
           for (auto& [id, value] : fields)
             if (value != fields.begin()->second) return std::swap(value, fields.begin()->second);
         });
       }},
      {"a mark of repair", PageFact::records,
       [](Shown& s) { change_record(s, [](auto& record) { record.repaired = !record.repaired; }); }},
      {"a mark of dispute", PageFact::records,
       [](Shown& s) { change_record(s, [](auto& record) { record.objection = !record.objection; }); }},
      {"a detail of the subject", PageFact::subject_details,
       [](Shown& s) { s.document.subject.fields.begin()->second = "另一内容"; }},
      {"a label of the subject", PageFact::subject_details, [](Shown& s) { s.document.subject.labels.clear(); },
       [](const Edition& edition) { return !edition.labels.empty(); }},
  };
  return all;
}

// Where a changed count shows, the records of that place are others too.
bool may_be_named(PageFact named, PageFact changed) {
  return named == changed || (changed == PageFact::counts && named == PageFact::records);
}

}  // namespace

TEST_CASE("a page that says otherwise in one fact is not genuine, and the fact is named") {
  for (const auto& edition : shelf().all())
    for (const auto kind : kinds_of(edition)) {
      const auto places = static_cast<int>(edition.counted().size());  // where it goes by domains some have no record
      const auto json = sample::document_json(
          edition, with_silences(edition, {.records = by_domains(edition) ? places / 2 : 2 * places,
                                           .subject = kind,
                                           .period_from = "2023-11-23"}));
      const auto sealed = parsed(json);
      for (const auto& change : changes()) {
        if (!change.possible(edition)) continue;
        CAPTURE(edition.key(), static_cast<int>(kind), change.what);
        Shown shown{parsed(json), edition};
        change.make(shown);
        const auto verdict = verifier().check_pdf(paper_of(sealed, std::move(shown)), today);
        CAPTURE(words_of(verdict));
        CHECK(verdict.conclusion() == Conclusion::not_genuine);
        CHECK_FALSE(verdict.disagreements().empty());
        bool named = false;
        for (const auto& one : verdict.disagreements()) {
          named = named || one.fact == change.fact;
          CHECK(may_be_named(one.fact, change.fact));
        }
        CHECK(named);
      }
    }
}

TEST_CASE("a page of another document that carries the seal along is refused by the digest already") {
  const auto& edition = edition_called("natural-person/1");
  const Contents person{.records = 2, .subject = SubjectKind::natural_person};
  const auto sealed = parsed(sample::document_json(edition, person));
  auto other = person;
  other.records = 0;
  const auto shown = parsed(sample::document_json(edition, other));
  auto claims = claims_of(sealed);
  const TestSigner kiosk(kiosk_number);
  const auto seal =
      seal::countersign(*seal::make_seal(claims, TestSigner(issuer_number)), kiosk, verify::test::printed, 1);
  auto pages = render::render_pages({&shown, &edition, url_of(*seal), verify::test::printed, 1}, fonts());
  REQUIRE(pages);
  const auto verdict =
      verifier().check_pdf(*render::sign_pdf(std::move(pages->pdf), kiosk, certificate_of(kiosk)), today);
  CHECK(verdict.conclusion() == Conclusion::not_genuine);
  CHECK(verdict.stage(Stage::document_digest).failure->code == failure::document_disagrees);
  CHECK_FALSE(verdict.disagreements().empty());  // and its counters, by the seal alone
}
