// The checks themselves. The host in a URL is never believed; only the trust bundle is.
#pragma once
#include <string_view>

#include "report/document/document.h"
#include "report/verify/verdict.h"

namespace credit::verify {

inline constexpr std::chrono::minutes clock_skew{5};  // how far the clocks of platform, kiosk and verifier may differ

class Verifier {
 public:
  explicit Verifier(trust::TrustBundle trust) : trust_(std::move(trust)) {}

  Verdict check_seal(ByteView seal, Instant now) const;
  Verdict check_url_or_digits(std::string_view text, Instant now) const;
  Verdict check_picture(ByteView png_or_jpeg, Instant now) const;
  Verdict check_pdf(ByteView pdf, Instant now) const;
  // PDF, PNG, JPEG, URL or digits, told apart by content.
  Verdict check_any(ByteView input, Instant now) const;

  // What the kiosk asks before it shows anything: the seal, and that the document is the one it binds (digest, number,
  // counts, dates, masked subject, edition all agree).
  Verdict check_issued(ByteView seal, const document::Document& document, Instant now) const;

  const trust::TrustBundle& trust() const { return trust_; }

 private:
  trust::TrustBundle trust_;
};

}  // namespace credit::verify
