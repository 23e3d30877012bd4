// judged-pages FOLDER: the pages of every edition, with no, one, 30 and 200 records, signed and unsigned, for a judge.
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "report/render/render.h"
#include "report/seal/digits.h"
#include "tests/support/sample_edition.h"

using namespace credit;

namespace {

template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().describe().c_str());
    std::exit(1);
  }
  return std::move(*result);
}

struct Kiosk {
  std::unique_ptr<seal::Signer> signer;
  Bytes certificate;
};

Kiosk make_kiosk(const std::filesystem::path& folder) {
  const auto made = "cd " + folder.string() +
                    " && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -subj "
                    "/CN=K-0001 -days 2 -outform DER -out certificate.der 2>/dev/null";
  if (std::system(made.c_str()) != 0) std::exit(1);
  return {must(seal::load_pem_signer(folder / "key.pem")), must(read_file(folder / "certificate.der"))};
}

std::string seal_of_usual_size() {
  Bytes seal;
  for (std::size_t i = 0; i < 314; ++i) seal.push_back(static_cast<std::uint8_t>(i * 151 % 251));
  return seal::to_url("v.credit.example.cn/s", seal);
}

struct Writer {
  std::filesystem::path folder;
  document::EditionShelf editions;
  std::shared_ptr<const render::FontShelf> fonts;
  Kiosk kiosk;

  void write(const std::string& name, const document::Edition& edition, const sample::Contents& contents,
             const render::Look& look) const {
    const auto json = sample::document_json(edition, contents);
    const auto document = must(document::parse_document(view(json), editions));
    const render::PageFacts facts{&document, &edition, seal_of_usual_size(), document.issued + std::chrono::seconds(75),
                                  1,         &look};
    const auto whole = must(render::render_pages(facts, *fonts, render::SignatureRoom::none));
    auto open = must(render::render_pages(facts, *fonts));
    const auto closed = must(render::sign_pdf(std::move(open.pdf), *kiosk.signer, kiosk.certificate));
    if (!write_file(folder / (name + "-unsigned.pdf"), whole.pdf) ||
        !write_file(folder / (name + "-signed.pdf"), closed))
      std::exit(1);
  }
};

// One part that was not answered and, where parts are chosen, one that was not asked for.
sample::Contents contents_of(const document::Edition& edition, int records) {
  sample::Contents contents;
  contents.records = records;
  if (edition.forms_of(contents.subject).empty()) contents.subject = document::SubjectKind::natural_person;
  if (records != 1) return contents;
  const auto counted = edition.counted();
  contents.not_answered.emplace(counted.back().id);
  if (edition.domain_chapter() != nullptr) contents.not_asked.emplace(counted[1].id);
  return contents;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 3;
  const std::filesystem::path folder = arguments[1];
  const Writer writer{folder, must(document::EditionShelf::load(CREDIT_EDITIONS)),
                      must(render::FontShelf::load(render::FontShelf::debian_faces())), make_kiosk(folder)};
  const std::filesystem::path looks = CREDIT_LOOKS;
  const auto usual = must(render::Look::load(looks / "default")), other = must(render::Look::load(looks / "harbour"));
  for (const auto& edition : writer.editions.all())
    for (const int records : {0, 1, 30, 200})
      writer.write(edition.id + "-" + std::to_string(edition.version) + "-" + std::to_string(records), edition,
                   contents_of(edition, records), records == 30 ? other : usual);
}
