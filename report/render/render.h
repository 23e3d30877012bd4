// Document + seal -> A4 pages. Byte-identical for identical input (dates come from the input, never from a clock).
#pragma once
#include <filesystem>
#include <memory>

#include "report/document/document.h"
#include "report/render/look.h"
#include "report/seal/signer.h"
#include "report/time_stamp/stamper.h"

namespace credit::render {

// Fonts, loaded once and kept; shared between renders. font_unreadable
class FontShelf {
 public:
  // Faces by falling preference; a character in none of them is glyph_missing, never a blank or a box. A weight that
  // lacks a character takes it from the regular faces.
  enum class Weight { regular, bold, title };
  struct Face {
    std::filesystem::path file;
    unsigned index = 0;
    Weight weight = Weight::regular;
  };
  static Result<std::shared_ptr<const FontShelf>> load(const std::vector<Face>& faces);
  static std::vector<Face> debian_faces();  // Noto Sans CJK SC, its bold, Noto Serif CJK SC bold; then HanaMin A and B
  virtual ~FontShelf() = default;
};

struct PageFacts {
  const document::Document* document = nullptr;
  const document::Edition* edition = nullptr;
  std::string seal_url;  // the whole QR text
  Instant printed{};     // this copy's time, as countersigned
  int copy = 1;          // 第 n 次打印
  const Look* look = &Look::plain();
};

struct Pages {
  Bytes pdf;
  int count = 0;
};

// With a signature field whose signature sign_pdf fills in, alone or with a time stamp beside it; or without one: only
// then the file is complete as it is.
enum class SignatureRoom { laid_out, with_time_stamp, none };

// PDF/A-3a (ISO 19005-3) and PDF/UA-1: tagged, with the document's exact bytes inside as the associated file
// report.json. glyph_missing, page_overflow, seal_too_large
Result<Pages> render_pages(const PageFacts& facts, const FontShelf& fonts,
                           SignatureRoom room = SignatureRoom::laid_out);

// An authority's stamp over the signature. `now` is the moment of signing, which the stamp must be close to.
struct Stamping {
  const time_stamp::TimeStamper* authority = nullptr;
  time_stamp::StampRules rules;
  Instant now{};
};

// Fills the signature in: PAdES B-B (ETSI EN 319 142-1), ES256, the signer's certificate inside and no other, canonical
// DER, lower-case hex, zero padding; B-T with a stamp. Pages with room for a stamp are signed with one or not at all.
// pdf_sign_failed; time_stamp_unavailable, time_stamp_wrong
Result<Bytes> sign_pdf(Bytes pdf, const seal::Signer& kiosk, ByteView certificate_der,
                       const Stamping* stamping = nullptr);

}  // namespace credit::render
