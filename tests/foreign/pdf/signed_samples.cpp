// signed-samples DIR EDITIONS KEY CERTIFICATE: two reports as a kiosk signs them today, for foreign judges.
//   alone.pdf     PAdES B-B            stamped.pdf   the same report, B-T
//   other.pdf     another report, B-B, whose pages and signature may be tried on the first
//   trust.cbor    whom credit-verify believes     authority.der   the root of the time stamp authority
// KEY is the kiosk's, PEM; CERTIFICATE is DER. Keys and persons are made up.
#include <iostream>

#include "base/file.h"
#include "report/render/render.h"
#include "tests/support/sample_document.h"
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
  CREDIT_TRY(shop.kiosk, seal::load_pem_signer(words[3]));
  CREDIT_TRY(shop.certificate, read_file(words[4]));
  shop.now = SystemClock().now();
  return shop;
}

Result<Bytes> report(const Shop& shop, int penalties, const test::StampAuthority* authority) {
  const auto until = to_rfc3339(shop.now + std::chrono::hours(24 * 30));
  const auto issued_at = shop.now - std::chrono::seconds(30);
  const auto json = sample::document_json({.penalties = penalties,
                                           .other_records = true,
                                           .not_answered = true,
                                           .issued = to_rfc3339(issued_at),
                                           .valid_until = until,
                                           .number = china_compact(issued_at) + "ABCD1234"});
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
  CREDIT_TRY(const auto alone, report(shop, 2, nullptr));
  CREDIT_TRY(const auto stamped, report(shop, 2, &authority));
  CREDIT_TRY(const auto other, report(shop, 5, nullptr));
  CREDIT_TRY(const auto trust, trust_for(shop));
  CREDIT_CHECK(write_file(folder / "alone.pdf", alone));
  CREDIT_CHECK(write_file(folder / "stamped.pdf", stamped));
  CREDIT_CHECK(write_file(folder / "other.pdf", other));
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
