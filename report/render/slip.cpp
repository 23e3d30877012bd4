#include "report/render/slip.h"

#include <array>
#include <cstdio>

#include "base/failures/render.h"
#include "report/render/book.h"
#include "report/render/font_embed.h"
#include "report/render/metadata.h"
#include "report/render/render.h"
#include "report/render/watermark.h"

namespace credit::render {
namespace {

using namespace style;

constexpr Type slip_title{Weight::title, 28}, slip_number{Weight::bold, 20}, slip_heading{Weight::bold, 16},
    slip_label{Weight::regular, 13}, slip_value{Weight::bold, 14}, slip_words{Weight::regular, 13.5};
constexpr double value_left = left + 128, leading = 22;
constexpr std::string_view no_report = "本单据不是信用报告，不能作为信用报告或证明使用。", kind_of_paper = "办事单据";
constexpr const char* watermark_words = "不是信用报告";

void draw_head(Book& book, const SlipFacts& facts) {
  const auto& slip = *facts.slip;
  book.y += 8;
  {
    const Tag tag(book, Role::heading1);
    book.paragraph(left, width, slip.title, slip_title, 38, ink);
  }
  const double top = book.y + 6;
  book.page().frame(left, top, width, 30, strong, ink, true);
  {
    const Tag tag(book, Role::paragraph);
    book.put_centred((left + right) / 2, top + 20, no_report, slip_value, ink);
  }
  book.y = top + 44;
  if (!slip.number.empty()) {
    const Tag tag(book, Role::paragraph);
    book.put(left, book.y + 18, "编号", slip_label, quiet);
    book.put(value_left, book.y + 19, slip.number, slip_number, ink, 0.6);
    book.y += 36;
  }
  if (slip.lead.empty()) return;
  const Tag tag(book, Role::paragraph);
  book.paragraph(left, width, slip.lead, slip_words, leading, ink);
}

void draw_line(Book& book, const SlipLine& line) {
  const auto labels = book.type().wrap(line.label, slip_label, value_left - left - 10);
  const std::string_view said = line.value.empty() ? std::string_view("— —") : std::string_view(line.value.expose());
  const auto values = book.type().wrap(said, slip_value, right - value_left);
  const double high = leading * static_cast<double>(std::max(labels.size(), values.size())) + 6;
  book.need(high);
  const Tag tag(book, Role::paragraph);
  const double top = book.y;
  for (std::size_t i = 0; i < labels.size(); ++i)
    book.page().text(left, top + leading * (static_cast<double>(i) + 0.75), labels[i], slip_label.size, quiet);
  for (std::size_t i = 0; i < values.size(); ++i)
    book.page().text(value_left, top + leading * (static_cast<double>(i) + 0.75), values[i], slip_value.size, ink);
  book.y += high;
}

void draw_part(Book& book, const SlipPart& part) {
  book.y += 14;
  book.need(4 * leading);  // no heading alone at the foot
  if (!part.heading.empty()) {
    const Tag tag(book, Role::heading2);
    book.paragraph(left, width, part.heading, slip_heading, 26, accent);
  }
  book.page().rule(left, book.y + 2, right, book.y + 2, thin, accent);
  book.y += 10;
  for (const auto& line : part.lines) draw_line(book, line);
  for (const auto& words : part.words) {
    const Tag tag(book, Role::paragraph);
    book.paragraph(left, width, words, slip_words, leading, ink);
    book.y += 4;
  }
}

std::string salt(const SlipFacts& facts) { return facts.slip->number + facts.kiosk + china_compact(facts.printed); }

// 32 hexadecimal digits out of what is no secret; the file's name for itself (ISO 32000-1, 14.4).
std::string file_id(const SlipFacts& facts) {
  std::string id = to_hex(to_bytes(salt(facts)));
  id.resize(32, '0');
  return id;
}

Result<Bytes> assemble_slip(Book& book, const SlipFacts& facts, const LoadedFonts& fonts) {
  PdfFile file;
  const int tree = file.reserve(), resources = file.reserve();
  std::vector<int> pages;
  std::string kids;
  for (int i = 0; i < book.count(); ++i) pages.push_back(file.reserve());
  CREDIT_TRY(const auto embedded, embed_fonts(file, fonts, book.glyphs()));
  const int watermark = add_watermark(file, fonts, book.type(), watermark_words, book.look().palette.watermark);
  file.put(resources, "<< /Font << " + embedded + ">> /XObject << /Watermark " + reference(watermark) + " >> >>");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const int content = file.add_stream("", book.pages()[i].content());
    file.put(pages[i], "<< /Type /Page /Parent " + reference(tree) + " /MediaBox [0 0 595.32 841.92] /Resources " +
                           reference(resources) + " /Contents " + reference(content) + " /StructParents " +
                           std::to_string(i) + " /Tabs /S >>");
    kids += reference(pages[i]) + " ";
  }
  file.put(tree, "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>");
  const int root = file.add(
      "<< /Type /Catalog /Pages " + reference(tree) + " /Lang (zh-CN) /MarkInfo << /Marked true >> /StructTreeRoot " +
      reference(book.structure().write(file, pages)) + " /ViewerPreferences << /DisplayDocTitle true >> >>");
  const auto date = pdf_date(facts.printed);
  const int info = file.add("<< /Title " + text_string(facts.slip->title) + " /Author " + text_string(facts.issuer) +
                            " /CreationDate " + date + " /ModDate " + date + " >>");
  file.pack();
  return std::move(file).finish(root, info, file_id(facts), file_id(facts));
}

}  // namespace

Result<Pages> render_slip(const SlipFacts& facts, const FontShelf& shelf) {
  CREDIT_ENSURE(facts.slip != nullptr && !facts.slip->empty() && facts.look != nullptr);
  const auto* fonts = dynamic_cast<const LoadedFonts*>(&shelf);
  CREDIT_ENSURE(fonts != nullptr);
  Book book(*fonts, *facts.look,
            {facts.issuer, std::string(kind_of_paper), facts.kiosk + "　" + china_time(facts.printed), ""});
  draw_head(book, facts);
  for (const auto& part : facts.slip->parts) draw_part(book, part);
  book.y += 16;
  book.need(30);
  {
    const Tag tag(book, Role::paragraph);
    book.put_centred((left + right) / 2, book.y + 16, "—— 以下空白 ——", body, quiet);
  }
  book.number_pages();
  if (book.count() > slip_page_limit) return fail(failure::page_overflow, std::to_string(book.count()) + " pages");
  CREDIT_TRY(auto pdf, assemble_slip(book, facts, *fonts));
  if (book.type().missing()) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(*book.type().missing()));
    return fail(failure::glyph_missing, text.data());
  }
  return Pages{std::move(pdf), book.count()};
}

}  // namespace credit::render
