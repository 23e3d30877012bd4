// The document inside its own pages: byte for byte what the seal is over.
#include "report/seal/claims.h"
#include "tests/unit/render/sample_pages.h"

using namespace credit;

namespace {

Bytes attached(const std::string& file) {
  const auto out = file + ".report.json";
  const auto said = sample::run("pdfdetach -save 1 -o " + out + " " + file);
  INFO(said.words);
  REQUIRE(said.status == 0);
  auto bytes = read_file(out);
  REQUIRE(bytes);
  return *bytes;
}

}  // namespace

TEST_CASE("the attached file is the document to the byte") {
  const auto document = sample::document_of({.penalties = 30, .other_records = true});
  const auto pages = sample::try_pages(document);
  REQUIRE(pages);
  const auto file = sample::saved("attached.pdf", pages->pdf).string();
  const auto listed = sample::run("pdfdetach -list " + file).words;
  CHECK(listed.find("1 embedded files") != std::string::npos);
  CHECK(listed.find("1: report.json") != std::string::npos);
  const auto bytes = attached(file);
  CHECK(bytes == document.bytes.expose());
  CHECK(seal::digest_of(bytes) == seal::digest_of(document.bytes.expose()));
}

TEST_CASE("the file says what the attachment is to it, of what kind and from when") {
  const auto file = sample::saved("attached.pdf", sample::pages_of({.penalties = 1}).pdf).string();
  const auto words = sample::run("qpdf --qdf --object-streams=disable " + file + " - | strings").words;
  for (const char* part : {"/AFRelationship /Source", "/Subtype /application#2fjson",
                           "/ModDate (D:20261122143005+08'00')", "/EmbeddedFiles", "/AF ["}) {
    CAPTURE(part);
    CHECK(words.find(part) != std::string::npos);
  }
}

TEST_CASE("pages without room for a signature have no field for one") {
  const auto document = sample::document_of({});
  const auto pages = render::render_pages(
      {&document, &sample::edition_of(document), sample::seal_url(), document.issued + std::chrono::seconds(75), 1},
      sample::fonts(), render::SignatureRoom::none);
  REQUIRE(pages);
  const auto text = text_view(pages->pdf);
  CHECK(text.find("/ByteRange") == std::string_view::npos);
  CHECK(text.find("/AcroForm") == std::string_view::npos);
  const auto check = sample::run("qpdf --check " + sample::saved("whole.pdf", pages->pdf).string());
  INFO(check.words);
  CHECK(check.status == 0);
}
