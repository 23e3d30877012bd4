// The stages only a PDF has. Not part of the public interface.
#pragma once
#include "report/verify/pdf_signature.h"
#include "report/verify/seal_check.h"
#include "report/verify/verifier.h"

namespace credit::verify {

// The name under which the document's exact bytes travel in the PDF.
inline constexpr const char* document_file = "report.json";

class PdfCheck {
 public:
  PdfCheck(const trust::TrustBundle& trust, const Reading& reading, VerdictMaker& maker)
      : trust_(trust), reading_(reading), maker_(maker) {}

  // Answers pdf_structure, and pdf_signature when it fails: nothing but our own check meets a stranger's file.
  bool signed_by_a_kiosk(ByteView pdf);
  // Answers pdf_signature, document_digest and page_text.
  void agrees_with(const CheckedSeal& seal, ByteView pdf);

 private:
  bool is_some_kiosk(const seal::PublicKey& key) const;
  // The kiosk asks for the stamp while it signs: another time is not this copy's.
  bool stamp_fits(const CheckedSeal& seal);
  void settle_signature(const CheckedSeal& seal);
  // The document that travels in it: whether it is the sealed one, and its reading where its edition is known.
  struct Travelling {
    bool bound = false;
    std::optional<document::Document> document;
  };
  Travelling travelling(const CheckedSeal& seal, const Bytes& file);
  void compare_words(const CheckedSeal& seal, ByteView pdf, const Bytes& file, const Travelling& with);

  const trust::TrustBundle& trust_;
  const Reading& reading_;
  VerdictMaker& maker_;
  PdfSigner signer_;
};

}  // namespace credit::verify
