#include "report/verify/verifier.h"

#include <algorithm>

#include "report/seal/digits.h"
#include "report/verify/code_reader.h"
#include "report/verify/issued_check.h"
#include "report/verify/key_choice.h"
#include "report/verify/pdf_page.h"
#include "report/verify/pdf_signature.h"
#include "report/verify/seal_check.h"

namespace credit::verify {
namespace {

constexpr std::size_t text_limit = 16U << 10;

using Stages = std::initializer_list<Stage>;
void skip(VerdictMaker& maker, Stages stages) {
  for (const auto stage : stages) maker.skip(stage);
}

// One seal met on the way, be it typed, in a picture or on a page.
class Check {
 public:
  Check(const trust::TrustBundle& trust, Instant now) : trust_(trust), now_(now) { note_freshness(trust, now, maker_); }

  std::optional<CheckedSeal> seal(ByteView bytes) { return check_seal_stages(bytes, trust_, now_, maker_); }

  std::optional<CheckedSeal> text(std::string_view text) {
    const auto bytes = seal::from_url_or_digits(text);
    return maker_.settle(Stage::decoded, bytes) ? seal(*bytes) : std::nullopt;
  }

  std::optional<CheckedSeal> picture(const Result<Picture>& picture) {
    if (!picture) {
      maker_.fail(Stage::scanned, picture.error());
      return std::nullopt;
    }
    const auto code = find_code(*picture, looks_like_seal);
    return maker_.settle(Stage::scanned, code) ? text(*code) : std::nullopt;
  }

  void pdf(ByteView bytes) {
    const auto structure = check_structure(bytes);
    if (!maker_.settle(Stage::pdf_structure, structure)) return;
    const auto signer = check_pdf_signature(*structure);
    if (!signer) return maker_.fail(Stage::pdf_signature, signer.error());
    if (!is_some_kiosk(*signer)) return maker_.fail(Stage::pdf_signature, {FailureCode::pdf_signer_unknown, {}});
    const auto seal = picture(render_first_page(bytes));
    if (!seal) return;
    if (seal->kiosk_key == *signer)
      maker_.pass(Stage::pdf_signature);
    else
      maker_.fail(Stage::pdf_signature, {FailureCode::pdf_signer_differs, {}});
  }

  VerdictMaker& maker() { return maker_; }
  Verdict finish() { return std::move(maker_).finish(); }

 private:
  // Whether that kiosk was in force is the countersignature's question: the two keys must be the same.
  bool is_some_kiosk(const seal::PublicKey& key) const {
    return std::any_of(trust_.list.keys.begin(), trust_.list.keys.end(), [&](const trust::TrustedKey& trusted) {
      return trusted.role == trust::Role::kiosk && trusted.key == key;
    });
  }

  const trust::TrustBundle& trust_;
  Instant now_;
  VerdictMaker maker_;
};

}  // namespace

Verdict Verifier::check_seal(ByteView seal, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(),
       {Stage::scanned, Stage::decoded, Stage::document_digest, Stage::pdf_structure, Stage::pdf_signature});
  check.seal(seal);
  return check.finish();
}

Verdict Verifier::check_url_or_digits(std::string_view text, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), {Stage::document_digest, Stage::pdf_structure, Stage::pdf_signature});
  if (text.size() <= text_limit && digits_in(text) >= fewest_digits) {
    check.maker().skip(Stage::scanned);
    check.text(text);
  } else {
    check.maker().fail(Stage::scanned, {FailureCode::input_is_no_seal, {}});
  }
  return check.finish();
}

Verdict Verifier::check_picture(ByteView png_or_jpeg, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), {Stage::document_digest, Stage::pdf_structure, Stage::pdf_signature});
  check.picture(read_picture(png_or_jpeg));
  return check.finish();
}

Verdict Verifier::check_pdf(ByteView pdf, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), {Stage::document_digest});
  check.pdf(pdf);
  return check.finish();
}

Verdict Verifier::check_any(ByteView input, Instant now) const {
  if (is_pdf(input)) return check_pdf(input, now);
  if (is_png(input) || is_jpeg(input)) return check_picture(input, now);
  return check_url_or_digits(text_view(input), now);
}

Verdict Verifier::check_issued(ByteView seal, const document::Document& document, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), {Stage::scanned, Stage::decoded, Stage::pdf_structure, Stage::pdf_signature});
  if (const auto checked = check.seal(seal))
    check.maker().settle(Stage::document_digest, check_agreement(checked->claims, document));
  return check.finish();
}

}  // namespace credit::verify
