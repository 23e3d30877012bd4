#include "report/render/render.h"

#include <openssl/sha.h>

#include <array>
#include <cstdio>

#include "report/render/chapters.h"
#include "report/render/cover.h"
#include "report/render/font_embed.h"
#include "report/render/metadata.h"
#include "report/render/plates.h"
#include "report/render/qr_block.h"
#include "report/render/signature_field.h"
#include "report/render/srgb_profile.h"
#include "report/render/watermark.h"

namespace credit::render {
namespace {

constexpr int page_limit = 400;

std::string digest_hex(ByteView bytes, std::string_view salt) {
  Bytes all(bytes.begin(), bytes.end());
  all.insert(all.end(), salt.begin(), salt.end());
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256(all.data(), all.size(), digest.data());
  wipe(all);
  return to_hex(ByteView(digest).first(16));
}

std::string code_point(char32_t c) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(c));
  return text.data();
}

std::string copy_words(const PageFacts& facts) {
  return facts.document->kiosk + "　第 " + std::to_string(facts.copy) + " 次打印　" + china_time(facts.printed);
}

Status draw(Book& book, const PageFacts& facts) {
  CREDIT_TRY(const auto symbol, seal::make_qr(facts.seal_url, seal::Correction::medium));
  CREDIT_CHECK(place_qr(symbol));
  draw_cover(book, facts, symbol);
  book.new_page();
  draw_chapters(book, *facts.document, *facts.edition);
  draw_end(book);
  book.run_head_and_foot({facts.edition->title, facts.document->report_number, copy_words(facts)});
  if (book.count() > page_limit) return fail(FailureCode::page_overflow, std::to_string(book.count()) + " pages");
  return {};
}

void put_pages(PdfFile& file, const Book& book, int tree, int resources, const std::vector<int>& numbers, int field) {
  std::string box = "/MediaBox [0 0 595.32 841.92]", kids;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const int content = file.add_stream("", book.pages()[i].content());
    file.put(numbers[i], "<< /Type /Page /Parent " + reference(tree) + " " + box + " /Resources " +
                             reference(resources) + " /Contents " + reference(content) +
                             (i == 0 ? " /Annots [" + reference(field) + "]" : "") + " >>");
    kids += reference(numbers[i]) + " ";
  }
  file.put(tree, "<< /Type /Pages /Count " + std::to_string(numbers.size()) + " /Kids [" + kids + "] >>");
}

int put_catalog(PdfFile& file, const PageFacts& facts, int tree, int field) {
  const int xmp = file.reserve();
  file.put_plain_stream(xmp, "/Type /Metadata /Subtype /XML", xmp_packet(facts));
  const int profile = file.add_stream("/N 3", srgb_profile());
  return file.add(
      "<< /Type /Catalog /Pages " + reference(tree) + " /Lang (zh-CN) /Metadata " + reference(xmp) +
      " /ViewerPreferences << /DisplayDocTitle true >> /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 "
      "/OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile " +
      reference(profile) + " >>] /AcroForm << /Fields [" + reference(field) + "] /SigFlags 3 >> >>");
}

Result<Bytes> assemble(Book& book, const PageFacts& facts, const LoadedFonts& fonts) {
  PdfFile file;
  const int tree = file.reserve(), resources = file.reserve(), field = file.reserve(), signature = file.reserve();
  std::vector<int> pages;
  for (int i = 0; i < book.count(); ++i) pages.push_back(file.reserve());
  const int watermark = add_watermark(file, fonts, book.type(), facts.edition->watermark);
  CREDIT_TRY(const auto font_entries, embed_fonts(file, fonts, book.glyphs()));
  file.put(resources, "<< /Font << " + font_entries + ">> /XObject << /Watermark " + reference(watermark) + " >> >>");
  put_pages(file, book, tree, resources, pages, field);
  const int root = put_catalog(file, facts, tree, field);
  const int info = file.add(info_dictionary(facts));
  file.put(field, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (KioskSignature) /F 132 /Rect [0 0 0 0] /P " +
                      reference(pages.front()) + " /V " + reference(signature) + " >>");
  file.put(signature, signature_dictionary(pdf_date(facts.printed), text_string(facts.document->kiosk)));
  const auto& bytes = facts.document->bytes.expose();
  return std::move(file).finish(root, info, digest_hex(bytes, ""),
                                digest_hex(bytes, facts.seal_url + copy_words(facts)));
}

}  // namespace

Result<Pages> render_pages(const PageFacts& facts, const FontShelf& shelf) {
  CREDIT_ENSURE(facts.document != nullptr && facts.edition != nullptr);
  const auto* fonts = dynamic_cast<const LoadedFonts*>(&shelf);
  CREDIT_ENSURE(fonts != nullptr);
  Book book(*fonts);
  CREDIT_CHECK(draw(book, facts));
  CREDIT_TRY(auto pdf, assemble(book, facts, *fonts));
  if (book.type().missing()) return fail(FailureCode::glyph_missing, code_point(*book.type().missing()));
  return Pages{std::move(pdf), book.count()};
}

}  // namespace credit::render
