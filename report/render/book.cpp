#include "report/render/book.h"

namespace credit::render {

using namespace style;

Book::Book(const LoadedFonts& fonts, const Look& look, Running running)
    : look_(look), running_(std::move(running)), type_(fonts) {
  new_page();
}

void Book::new_page() {
  const auto furniture = Tag::furniture(*this);
  pages_.emplace_back(use_, structure_, look_.palette, count());
  page().watermark();
  put_head();
  y = top_ = body_top;
  if (heading_.empty()) return;
  put(left, y + 6, heading_ + "（续）", running, quiet);
  y = top_ = body_top + 20;
}

void Book::put_head() {
  put_on(page(), left, head_line, running_.title, running, quiet, 0);
  put_on(page(), right, head_line, running_.number_label + running_.number, running, quiet, 1);
  page().rule(left, head_rule, right, head_rule, thin, accent);
}

void Book::need(double height) {
  if (height > room() && y > top_) new_page();
}

void Book::put(double x, double baseline, std::string_view text, Type type, Tone tone, double spacing) {
  page().text(x, baseline, type_.line(text, type.weight), type.size, tone, spacing);
}

void Book::put_on(Canvas& page, double x, double baseline, std::string_view text, Type type, Tone tone, double anchor) {
  const auto line = type_.line(text, type.weight);
  page.text(x - width_of(line, type.size) * anchor, baseline, line, type.size, tone);
}

void Book::put_right(double x, double baseline, std::string_view text, Type type, Tone tone) {
  put_on(page(), x, baseline, text, type, tone, 1);
}

void Book::put_centred(double x, double baseline, std::string_view text, Type type, Tone tone) {
  put_on(page(), x, baseline, text, type, tone, 0.5);
}

void Book::paragraph(double x, double width, std::string_view text, Type type, double leading, Tone tone) {
  for (const auto line : type_.wrap(text, type, width)) {
    need(leading);
    page().text(x, y + leading * 0.75, line, type.size, tone);
    y += leading;
  }
}

void Book::number_pages() {
  const auto furniture = Tag::furniture(*this);
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    auto& page = pages_[i];
    page.rule(left, foot_rule, right, foot_rule, hairline, rule);
    const auto place = "第 " + std::to_string(i + 1) + " 页 / 共 " + std::to_string(pages_.size()) + " 页";
    put_on(page, left, foot_line, running_.number, running, quiet, 0);
    put_on(page, (left + right) / 2, foot_line, place, running, ink, 0.5);
    put_on(page, right, foot_line, running_.copy, running, quiet, 1);
  }
}

}  // namespace credit::render
