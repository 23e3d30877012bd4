#include "report/verify/verifier.h"

#include <algorithm>

#include "base/failures/verifier.h"
#include "base/failures/verify.h"
#include "report/seal/digits.h"
#include "report/signed_data/signed_data.h"
#include "report/verify/code_reader.h"
#include "report/verify/issued_check.h"
#include "report/verify/page_text.h"
#include "report/verify/pdf_check.h"
#include "report/verify/pdf_structure.h"
#include "report/verify/seal_check.h"
#include "report/verify/signed_document_check.h"

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
    return code(picture ? find_code(*picture, looks_like_seal) : fail(picture.error().code, picture.error().detail));
  }
  std::optional<CheckedSeal> code(const Result<std::string>& code) {
    return maker_.settle(Stage::scanned, code) ? text(*code) : std::nullopt;
  }

  VerdictMaker& maker() { return maker_; }
  Verdict finish() { return std::move(maker_).finish(); }

 private:
  const trust::TrustBundle& trust_;
  Instant now_;
  VerdictMaker maker_;
};

// The one seal on several pages. Two different ones are two reports, of which the one would be believed for the other's
// sake. Of several failures the one that says most: a code that was read but is no seal, before no code at all.
class Pages {
 public:
  void look_at(const Result<Picture>& picture) {
    auto code = picture ? find_code(*picture, looks_like_seal) : fail(picture.error().code, picture.error().detail);
    const bool found = best_ && *best_, another = found && code && *code != **best_;
    several_ = several_ || another;
    const bool better = !best_ || (!found && (code || code.error().code == failure::code_is_no_seal));
    if (better) best_ = std::move(code);
  }
  bool several() const { return several_; }
  Result<std::string> seal() const {
    if (several_) return fail(failure::several_reports_in_one);
    return best_ ? *best_ : fail(failure::no_code_found);
  }

 private:
  std::optional<Result<std::string>> best_;
  bool several_ = false;
};

constexpr Stages only_for_pdfs{Stage::document_digest, Stage::pdf_structure, Stage::pdf_signature, Stage::page_text};
constexpr int page_dpi = 300;

}  // namespace

Verdict Verifier::check_seal(ByteView seal, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), {Stage::scanned, Stage::decoded});
  skip(check.maker(), only_for_pdfs);
  check.seal(seal);
  return check.finish();
}

Verdict Verifier::check_url_or_digits(std::string_view text, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), only_for_pdfs);
  if (text.size() <= text_limit && digits_in(text) >= fewest_digits) {
    check.maker().skip(Stage::scanned);
    check.text(text);
  } else {
    check.maker().fail(Stage::scanned, {failure::input_is_no_seal, {}});
  }
  return check.finish();
}

Verdict Verifier::check_picture(ByteView png_or_jpeg, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), only_for_pdfs);
  check.picture(read_picture(png_or_jpeg));
  return check.finish();
}

Verdict Verifier::check_pictures(const std::vector<Bytes>& pictures, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), only_for_pdfs);
  Pages pages;
  for (std::size_t i = 0; i < pictures.size() && !pages.several(); ++i) pages.look_at(read_picture(pictures[i]));
  check.code(pages.seal());
  return check.finish();
}

Verdict Verifier::check_scan(ByteView pdf, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), only_for_pdfs);
  const auto count = reading_.pages.count(pdf);
  Pages pages;
  if (!count) pages.look_at(fail(count.error().code, count.error().detail));
  for (int i = 1; i <= std::min(count.value_or(0), scan_pages) && !pages.several(); ++i)
    pages.look_at(reading_.pages.picture(pdf, i, page_dpi));
  check.code(pages.seal());
  return check.finish();
}

Verdict Verifier::check_pdf(ByteView pdf, Instant now) const {
  Check check(trust_, now);
  PdfCheck steps(trust_, reading_, check.maker());
  if (steps.signed_by_a_kiosk(pdf))
    if (const auto seal = check.picture(reading_.pages.picture(pdf, 1, page_dpi))) steps.agrees_with(*seal, pdf);
  return check.finish();
}

bool Verifier::is_scan(ByteView pdf) const {
  if (mentions_signature(pdf)) return false;
  const auto pages = reading_.pages.words(pdf);
  const auto silent = [](const std::string& words) { return words.find_first_not_of(" \t\r\n") == std::string::npos; };
  return pages && !pages->empty() && std::all_of(pages->begin(), pages->end(), silent);
}

Verdict Verifier::check_any(ByteView input, Instant now) const {
  if (is_pdf(input)) return is_scan(input) ? check_scan(input, now) : check_pdf(input, now);
  if (is_png(input) || is_jpeg(input)) return check_picture(input, now);
  if (signed_data::is_signed_data(input)) return check_signed_document(input, reading_.editions, now);
  return check_url_or_digits(text_view(input), now);
}

Verdict Verifier::check_issued(ByteView seal, const document::Document& document, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), {Stage::scanned, Stage::decoded, Stage::pdf_structure, Stage::pdf_signature, Stage::page_text});
  if (const auto checked = check.seal(seal))
    check.maker().settle(Stage::document_digest, check_agreement(checked->claims, document));
  return check.finish();
}

Verdict Verifier::check_signed_document(ByteView signed_data, const document::EditionShelf& shelf, Instant now) const {
  Check check(trust_, now);
  skip(check.maker(), {Stage::scanned, Stage::decoded, Stage::countersignature, Stage::pdf_structure,
                       Stage::pdf_signature, Stage::page_text});
  check_signed_document_stages(signed_data, shelf, trust_, now, check.maker());
  return check.finish();
}

}  // namespace credit::verify
