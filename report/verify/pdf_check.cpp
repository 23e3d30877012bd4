#include "report/verify/pdf_check.h"

#include <algorithm>

#include "base/failures/time-stamp.h"
#include "base/failures/verifier.h"
#include "base/failures/verify.h"
#include "report/verify/issued_check.h"
#include "report/verify/page_text.h"
#include "report/verify/pdf_signature.h"

namespace credit::verify {
namespace {

const document::Edition* edition_of(const document::EditionShelf& shelf, const seal::Claims& claims) {
  const auto found = shelf.find(claims.edition);
  return found ? *found : nullptr;
}

std::string list_of(const std::vector<Disagreement>& found) {
  std::string text;
  for (const auto& one : found)
    text += std::string(text.empty() ? "" : ", ") + name_of(one.fact) + " on page " + std::to_string(one.page);
  return text;
}

}  // namespace

bool PdfCheck::signed_by_a_kiosk(ByteView pdf) {
  const auto structure = check_structure(pdf);
  if (!structure && !mentions_signature(pdf)) {
    maker_.fail(Stage::pdf_structure, {failure::pdf_is_not_signed, {}});
    return false;
  }
  if (!maker_.settle(Stage::pdf_structure, structure)) return false;
  const auto signer = check_pdf_signature(*structure, reading_.stamping);
  if (signer && is_some_kiosk(signer->key)) {
    signer_ = *signer;
    return true;
  }
  maker_.fail(Stage::pdf_signature, signer ? Failure{failure::pdf_signer_unknown, {}} : signer.error());
  return false;
}

// Whether that kiosk was in force is the countersignature's question: the two keys must be the same.
bool PdfCheck::is_some_kiosk(const seal::PublicKey& key) const {
  return std::any_of(trust_.list.keys.begin(), trust_.list.keys.end(), [&](const trust::TrustedKey& trusted) {
    return trusted.role == trust::Role::kiosk && trusted.key == key;
  });
}

bool PdfCheck::stamp_fits(const CheckedSeal& seal) {
  const auto& stamp = *signer_.stamp;
  const Instant printed = seal.copy->printed;  // there, since the kiosk's key is
  if (stamp.time + clock_skew < printed || stamp.time > printed + clock_skew) {
    maker_.fail(Stage::pdf_signature, {failure::time_stamp_wrong, to_rfc3339(stamp.time)});
    return false;
  }
  maker_.time_stamp(stamp);
  if (!stamp.proven) maker_.note(failure::time_stamp_unproven, to_rfc3339(stamp.time));
  return true;
}

// Whoever stole the kiosk's key draws any page around a seal the issuer made, and writes any time of printing. The time
// of a stamp is not his to write: as with an issuer's key, a key revoked since needs a witness. Without one nobody
// vouches for the pages; that is no word against the report, whose seal still holds.
void PdfCheck::settle_signature(const CheckedSeal& seal) {
  if (!seal.kiosk_revoked) return maker_.pass(Stage::pdf_signature);
  const auto revoked = to_rfc3339(*seal.kiosk_revoked);
  if (!signer_.stamp || !signer_.stamp->proven)
    return maker_.fail(Stage::pdf_signature, {failure::pdf_signer_revoked_since, revoked});
  if (signer_.stamp->time >= *seal.kiosk_revoked)
    return maker_.fail(Stage::pdf_signature, {failure::kiosk_key_not_in_force, "stamped after the key was revoked"});
  maker_.pass(Stage::pdf_signature);
}

void PdfCheck::agrees_with(const CheckedSeal& seal, ByteView pdf) {
  if (seal.kiosk_key != signer_.key) return maker_.fail(Stage::pdf_signature, {failure::pdf_signer_differs, {}});
  if (signer_.stamp && !stamp_fits(seal)) return;
  settle_signature(seal);
  auto file = reading_.pages.file(pdf, document_file);
  if (!file) return maker_.fail(Stage::page_text, file.error());
  const Personal<Bytes> bytes(std::move(*file));
  compare_words(seal, pdf, bytes.expose(), travelling(seal, bytes.expose()));
}

PdfCheck::Travelling PdfCheck::travelling(const CheckedSeal& seal, const Bytes& file) {
  if (file.empty()) {
    maker_.skip(Stage::document_digest);
    return {};
  }
  if (seal::digest_of(file) != seal.claims.document_digest) {
    maker_.fail(Stage::document_digest, {failure::document_disagrees, "digest"});
    return {};
  }
  auto document = document::parse_document(file, reading_.editions);
  if (!document) {  // of an edition newer than ours: bound by its digest all the same
    maker_.pass(Stage::document_digest);
    return {true, std::nullopt};
  }
  const bool agrees = maker_.settle(Stage::document_digest, check_agreement(seal.claims, *document));
  return {true, agrees ? std::optional(std::move(*document)) : std::nullopt};
}

void PdfCheck::compare_words(const CheckedSeal& seal, ByteView pdf, const Bytes& file, const Travelling& with) {
  auto words = reading_.pages.words(pdf);
  if (!words) return maker_.fail(Stage::page_text, words.error());
  auto found =
      page_disagreements({seal.claims, seal.copy, edition_of(reading_.editions, seal.claims),
                          with.document ? &*with.document : nullptr, with.bound ? text_view(file) : std::string_view()},
                         *words);
  for (auto& page : *words) wipe(page);
  if (found.empty()) return maker_.pass(Stage::page_text);
  maker_.fail(Stage::page_text, {failure::page_disagrees, list_of(found)});
  maker_.disagreements(std::move(found));
}

}  // namespace credit::verify
