// signed-samples DIR EDITIONS KEY CERTIFICATE: reports as a kiosk signs them today, for foreign judges.
//   alone.pdf     PAdES B-B            stamped.pdf   the same report, B-T
//   other.pdf     another report, B-B, whose pages and signature may be tried on the first
//   general-2.pdf, stamped-special-guangdong-1.pdf   other editions, B-B and B-T
//   trust.cbor    whom credit-verify believes     authority.der   the root of the time stamp authority
// KEY is the kiosk's, as a setting names it (a file, a token); CERTIFICATE is DER. Keys and persons are made up.
#include <iostream>

#include "base/file.h"
#include "report/render/render.h"
#include "report/signers/open_signer.h"
#include "tests/support/sample_document.h"
#include "tests/support/sample_edition.h"
#include "tests/support/stamp_authority.h"
#include "tests/unit/verify/office.h"

namespace {

using namespace credit;
using namespace credit::verify::test;

struct Shop {
  document::EditionShelf shelf;
  std::shared_ptr<const render::FontShelf> fonts;
  std::unique_ptr<seal::Signer> kiosk;
  Bytes certificate;
  Instant now{};
};

Result<Shop> open_shop(char** words) {
  Shop shop;
  CREDIT_TRY(shop.shelf, document::EditionShelf::load(words[2]));
  CREDIT_TRY(shop.fonts, render::FontShelf::load(render::FontShelf::debian_faces()));
  CREDIT_TRY(shop.kiosk, signers::open_signer(words[3], signers::KeyFiles::admitted));
  CREDIT_TRY(shop.certificate, read_file(words[4]));
  shop.now = SystemClock().now();
  return shop;
}

struct Dates {
  std::string issued, valid_until, number;
};

Dates dates_of(const Shop& shop) {
  const auto issued = shop.now - std::chrono::seconds(30);
  return {to_rfc3339(issued), to_rfc3339(shop.now + std::chrono::hours(24 * 30)), china_compact(issued) + "ABCD1234"};
}

std::string of_a_person(const Shop& shop, int penalties) {
  const auto dates = dates_of(shop);
  return sample::document_json({.penalties = penalties,
                                .other_records = true,
                                .not_answered = true,
                                .issued = dates.issued,
                                .valid_until = dates.valid_until,
                                .number = dates.number});
}

Result<std::string> of_edition(const Shop& shop, const char* key) {
  CREDIT_TRY(const auto* edition, shop.shelf.find(key));
  const auto dates = dates_of(shop);
  sample::Contents contents;
  contents.records = 30;
  contents.issued = dates.issued;
  contents.valid_until = dates.valid_until;
  contents.number = dates.number;
  return sample::document_json(*edition, contents);
}

Result<Bytes> report(const Shop& shop, const std::string& json, const test::StampAuthority* authority) {
  CREDIT_TRY(const auto document, document::parse_document(view(json), shop.shelf));
  CREDIT_TRY(const auto* edition, shop.shelf.find(document.edition));
  CREDIT_TRY(const auto issued_seal, seal::make_seal(claims_of(document), TestSigner(issuer_number)));
  CREDIT_TRY(const auto seal, seal::countersign(issued_seal, *shop.kiosk, shop.now, 1));
  const auto room = authority != nullptr ? render::SignatureRoom::with_time_stamp : render::SignatureRoom::laid_out;
  CREDIT_TRY(auto pages, render::render_pages({&document, edition, url_of(seal), shop.now, 1}, *shop.fonts, room));
  if (authority == nullptr) return render::sign_pdf(std::move(pages.pdf), *shop.kiosk, shop.certificate);
  const render::Stamping stamping{authority, {authority->anchors()}, shop.now};
  return render::sign_pdf(std::move(pages.pdf), *shop.kiosk, shop.certificate, &stamping);
}

Result<Bytes> trust_for(const Shop& shop) {
  const auto* at = shop.certificate.data();
  const openssl::Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(shop.certificate.size())));
  CREDIT_ENSURE(certificate != nullptr);
  Lists lists;
  lists.status.reset();
  lists.trust.issued = shop.now - std::chrono::hours(24);
  lists.trust.next_update = shop.now + std::chrono::hours(24 * 30);
  for (auto& key : lists.trust.keys) {
    key.valid_from = shop.now - std::chrono::hours(24 * 30);
    key.valid_to = shop.now + std::chrono::hours(24 * 300);
    if (key.role == trust::Role::kiosk) key.key = *seal::key_form::public_half(X509_get0_pubkey(certificate.get()));
  }
  return bundle_of(lists);
}

Status write_all(char** words) {
  const std::filesystem::path folder = words[1];
  CREDIT_TRY(const auto shop, open_shop(words));
  const test::StampAuthority authority(shop.now);
  CREDIT_TRY(const auto general, of_edition(shop, "general/2"));
  CREDIT_TRY(const auto special, of_edition(shop, "special-guangdong/1"));
  const std::tuple<const char*, std::string, const test::StampAuthority*> reports[] = {
      {"alone.pdf", of_a_person(shop, 2), nullptr},
      {"stamped.pdf", of_a_person(shop, 2), &authority},
      {"other.pdf", of_a_person(shop, 5), nullptr},
      {"general-2.pdf", general, nullptr},
      {"stamped-special-guangdong-1.pdf", special, &authority}};
  for (const auto& [name, json, stamping] : reports) {
    CREDIT_TRY(const auto pdf, report(shop, json, stamping));
    CREDIT_CHECK(write_file(folder / name, pdf));
  }
  CREDIT_TRY(const auto trust, trust_for(shop));
  CREDIT_CHECK(write_file(folder / "trust.cbor", trust));
  return write_file(folder / "authority.der", authority.anchors()[0]);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: signed-samples DIR EDITIONS KEY CERTIFICATE\n";
    return 3;
  }
  const auto status = write_all(argv);
  if (!status) std::cerr << status.error().describe() << "\n";
  return status ? 0 : 1;
}
