// Real pages of any edition, sealed, printed and signed as a kiosk does: for the tests that hold them against the seal.
#pragma once
#include <sys/resource.h>

#include "report/render/render.h"
#include "tests/support/catch.h"
#include "tests/support/sample_edition.h"
#include "tests/unit/verify/paper.h"

namespace credit::verify::test {

using document::Document;
using document::Edition;
using document::SubjectKind;
using sample::Contents;

inline const document::EditionShelf& shelf() {
  static const auto loaded = document::EditionShelf::load(std::string(CREDIT_SOURCE_DIR) + "/report/document/editions");
  REQUIRE(loaded);
  return *loaded;
}

inline const render::FontShelf& fonts() {
  static const auto loaded = render::FontShelf::load(render::FontShelf::debian_faces());
  REQUIRE(loaded);
  return **loaded;
}

inline const Verifier& verifier() {
  static const Verifier one = [] {
    Lists lists;  // the sample report's own entry goes: it is to be found valid
    std::erase_if(lists.status->entries, [](const auto& entry) { return entry.index == 17; });
    PageReading reading{CREDIT_PDF_PAGE};
    reading.memory = RLIM_INFINITY;  // a sanitizer has taken more already
    return Verifier(*trust::open_bundle(bundle_of(lists)), {PdfPages(reading), shelf(), {}});
  }();
  return one;
}

inline Document parsed(const std::string& json) {
  auto document = document::parse_document(view(json), shelf());
  if (!document) FAIL(document.error().describe());
  return std::move(*document);
}

// What a page shows; what its seal and its embedded file say is the sealed document's.
struct Shown {
  Document document;
  Edition edition;
  Instant printed = verify::test::printed;
  int copy = 1;
};

inline Bytes paper_of(const Document& sealed, Shown shown, int copy = 1) {
  const TestSigner kiosk(kiosk_number);
  const auto issued_seal = seal::make_seal(claims_of(sealed), TestSigner(issuer_number));
  REQUIRE(issued_seal);
  const auto seal = seal::countersign(*issued_seal, kiosk, verify::test::printed, copy);
  REQUIRE(seal);
  shown.document.bytes = Personal<Bytes>(Bytes(sealed.bytes.expose()));
  auto pages =
      render::render_pages({&shown.document, &shown.edition, url_of(*seal), shown.printed, shown.copy}, fonts());
  if (!pages) FAIL(pages.error().describe());
  auto pdf = render::sign_pdf(std::move(pages->pdf), kiosk, certificate_of(kiosk));
  REQUIRE(pdf);
  return std::move(*pdf);
}

inline std::string words_of(const Verdict& verdict) {
  std::string words = name_of(verdict.conclusion());
  for (const auto stage : all_stages())
    if (const auto& failure = verdict.stage(stage).failure)
      words += std::string("\n") + name_of(stage) + ": " + failure->describe();
  for (const auto& one : verdict.disagreements())
    words += std::string("\n") + name_of(one.fact) + " page " + std::to_string(one.page) + " " + one.where;
  return words;
}

inline const Edition& edition_called(const std::string& key) {
  const auto found = shelf().find(key);
  REQUIRE(found);
  return **found;
}

inline std::vector<SubjectKind> kinds_of(const Edition& edition) {
  std::vector<SubjectKind> kinds;
  for (const auto kind : {SubjectKind::natural_person, SubjectKind::organisation})
    if (!edition.forms_of(kind).empty()) kinds.push_back(kind);
  return kinds;
}

// What the sample's title, from another place in the list each time, would leave out.
inline Contents with_silences(const Edition& edition, Contents contents) {
  const auto counted = edition.counted();
  contents.not_answered = {std::string(counted.front().id), std::string(counted.back().id)};
  if (edition.domain_chapter() != nullptr)
    contents.not_asked = {std::string(counted[1].id), std::string(counted[3].id)};
  return contents;
}

}  // namespace credit::verify::test
