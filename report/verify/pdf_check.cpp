#include "report/verify/pdf_check.h"

#include <algorithm>

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

bool without_signature(ByteView pdf) { return text_view(pdf).find("/ByteRange") == std::string_view::npos; }

}  // namespace

bool PdfCheck::signed_by_a_kiosk(ByteView pdf) {
  const auto structure = check_structure(pdf);
  if (!structure && without_signature(pdf)) {
    maker_.fail(Stage::pdf_structure, {FailureCode::pdf_is_not_signed, {}});
    return false;
  }
  if (!maker_.settle(Stage::pdf_structure, structure)) return false;
  const auto signer = check_pdf_signature(*structure, reading_.stamping);
  if (signer && is_some_kiosk(signer->key)) {
    signer_ = *signer;
    return true;
  }
  maker_.fail(Stage::pdf_signature, signer ? Failure{FailureCode::pdf_signer_unknown, {}} : signer.error());
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
    maker_.fail(Stage::pdf_signature, {FailureCode::time_stamp_wrong, to_rfc3339(stamp.time)});
    return false;
  }
  maker_.time_stamp(stamp);
  if (!stamp.proven) maker_.note(FailureCode::time_stamp_unproven, to_rfc3339(stamp.time));
  return true;
}

void PdfCheck::agrees_with(const CheckedSeal& seal, ByteView pdf) {
  if (seal.kiosk_key != signer_.key) return maker_.fail(Stage::pdf_signature, {FailureCode::pdf_signer_differs, {}});
  if (signer_.stamp && !stamp_fits(seal)) return;
  maker_.pass(Stage::pdf_signature);
  auto file = reading_.pages.file(pdf, document_file);
  if (!file) return maker_.fail(Stage::page_text, file.error());
  const Personal<Bytes> bytes(std::move(*file));
  const auto document = travelling(seal, bytes.expose());
  compare_words(seal, pdf, document ? &*document : nullptr);
}

std::optional<document::Document> PdfCheck::travelling(const CheckedSeal& seal, const Bytes& file) {
  if (file.empty()) {
    maker_.skip(Stage::document_digest);
    return std::nullopt;
  }
  if (seal::digest_of(file) != seal.claims.document_digest) {
    maker_.fail(Stage::document_digest, {FailureCode::document_disagrees, "digest"});
    return std::nullopt;
  }
  auto document = document::parse_document(file, reading_.editions);
  if (!document) {  // of an edition newer than ours: bound by its digest all the same
    maker_.pass(Stage::document_digest);
    return std::nullopt;
  }
  const bool agrees = maker_.settle(Stage::document_digest, check_agreement(seal.claims, *document));
  return agrees ? std::optional(std::move(*document)) : std::nullopt;
}

void PdfCheck::compare_words(const CheckedSeal& seal, ByteView pdf, const document::Document* document) {
  auto words = reading_.pages.words(pdf);
  if (!words) return maker_.fail(Stage::page_text, words.error());
  auto found =
      page_disagreements({seal.claims, seal.copy, edition_of(reading_.editions, seal.claims), document}, *words);
  for (auto& page : *words) wipe(page);
  if (found.empty()) return maker_.pass(Stage::page_text);
  maker_.fail(Stage::page_text, {FailureCode::page_disagrees, list_of(found)});
  maker_.disagreements(std::move(found));
}

}  // namespace credit::verify
