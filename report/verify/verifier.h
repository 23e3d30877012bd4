// The checks themselves. The host in a URL is never believed; only the trust bundle is.
#pragma once
#include <string_view>

#include "report/document/document.h"
#include "report/verify/pdf_pages.h"
#include "report/verify/verdict.h"

namespace credit::verify {

inline constexpr int scan_pages = 20;
inline constexpr std::chrono::minutes clock_skew{5};  // how far the clocks of platform, kiosk and verifier may differ

// What helps to read a PDF; a seal needs none of it.
struct Reading {
  PdfPages pages{};
  document::EditionShelf editions{};  // names the counters on the pages; reads the document that travels in a PDF
  time_stamp::Anchors stamping{};     // the authorities believed; without them a PDF's stamp is told, not proven
};

// Every check is const and may be asked from several threads at once.
class Verifier {
 public:
  explicit Verifier(trust::TrustBundle trust, Reading reading = {})
      : trust_(std::move(trust)), reading_(std::move(reading)) {}

  Verdict check_seal(ByteView seal, Instant now) const;
  Verdict check_url_or_digits(std::string_view text, Instant now) const;
  Verdict check_picture(ByteView png_or_jpeg, Instant now) const;
  // The pages of one report, in any order. Pages of two reports are not checked: several_reports_in_one.
  Verdict check_pictures(const std::vector<Bytes>& png_or_jpeg, Instant now) const;
  // The kiosk's own file, as it was signed.
  Verdict check_pdf(ByteView pdf, Instant now) const;
  // A scanner's PDF: pictures of paper, no signature expected, none believed. At most scan_pages pages are looked at.
  Verdict check_scan(ByteView pdf, Instant now) const;
  // PDF, PNG, JPEG, a file for the archives, URL or digits, told apart by content. A PDF without a signature and
  // without a word on any page is a scanner's: to call paper false because of its envelope would wrong its holder.
  Verdict check_any(ByteView input, Instant now) const;

  // A file for the archives (report/signed_data): the document itself, signed with SM2 by an issuer of the trust list.
  Verdict check_signed_document(ByteView signed_data, const document::EditionShelf& shelf, Instant now) const;

  // What the kiosk asks before it shows anything: the seal, and that the document is the one it binds (digest, number,
  // counts, dates, masked subject, edition all agree).
  Verdict check_issued(ByteView seal, const document::Document& document, Instant now) const;

  const trust::TrustBundle& trust() const { return trust_; }

 private:
  bool is_scan(ByteView pdf) const;

  trust::TrustBundle trust_;
  Reading reading_;
};

}  // namespace credit::verify
