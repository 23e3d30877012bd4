// verify-samples DIR EDITIONS: a made-up office's trust file and reports, good and bad, for credit-verify to judge.
#include <iostream>

#include "base/file.h"
#include "report/render/render.h"
#include "tests/support/sample_document.h"
#include "tests/unit/verify/paper.h"

namespace {

using namespace credit;
using namespace credit::verify::test;

// The whole line as the kiosk walks it: document, seal, countersignature, pages, PDF signature.
Result<Bytes> printed_report(const std::filesystem::path& editions) {
  CREDIT_TRY(const auto shelf, document::EditionShelf::load(editions));
  const auto json = sample::document_json({.penalties = 3, .other_records = true, .not_answered = true});
  CREDIT_TRY(const auto report, document::parse_document(view(json), shelf));
  CREDIT_TRY(const auto* edition, shelf.find(report.edition));
  CREDIT_TRY(const auto fonts, render::FontShelf::load(render::FontShelf::debian_faces()));
  const TestSigner kiosk(kiosk_number);
  CREDIT_TRY(const auto issued_seal, seal::make_seal(claims_of(report), TestSigner(issuer_number)));
  CREDIT_TRY(const auto seal, seal::countersign(issued_seal, kiosk, printed, 1));
  CREDIT_TRY(auto pages, render::render_pages({&report, edition, url_of(seal), printed, 1}, *fonts));
  return render::sign_pdf(std::move(pages.pdf), kiosk, certificate_of(kiosk));
}

Status write_all(const std::filesystem::path& folder, const std::filesystem::path& editions) {
  CREDIT_TRY(const Bytes report, printed_report(editions));
  Lists lists;  // the sample report's own entry goes: it is to be found valid
  std::erase_if(lists.status->entries, [](const auto& entry) { return entry.index == 17; });
  lists.trust.next_update = lists.status->next_update = at("2027-06-01T00:00:00Z");  // they outlive the report
  const auto url = url_of(printed_seal());
  const auto withdrawn = url_of(printed_seal([](seal::Claims& claims) { claims.status_index = 4; }));
  const std::pair<const char*, Bytes> files[] = {
      {"trust.cbor", bundle_of(lists)},
      {"url.txt", to_bytes(url)},
      {"withdrawn.txt", to_bytes(withdrawn)},
      {"forged.txt", to_bytes(url_of(issuer_seal({}, stranger_number)))},
      {"small.pdf", to_bytes(signed_paper(unsigned_paper(url)))},
      {"stranger.pdf", to_bytes(signed_paper(unsigned_paper(url), stranger_number))},
      {"printed.pdf", report},
  };
  for (const auto& [name, bytes] : files) CREDIT_CHECK(write_file(folder / name, bytes));
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: verify-samples DIR EDITIONS\n";
    return 1;
  }
  const auto status = write_all(argv[1], argv[2]);
  if (!status) std::cerr << status.error().describe() << "\n";
  return status ? 0 : 1;
}
