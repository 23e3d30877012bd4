#include "report/render/book.h"

namespace credit::render {

using namespace style;

void Book::new_page() {
  pages_.emplace_back(use_);
  page().artifact("Watermark");
  y = body_top;
  if (heading_.empty()) return;
  put(left, y + 6, heading_ + "（续）", running, quiet);
  y += 20;
}

void Book::need(double height) {
  if (height > room()) new_page();
}

void Book::put(double x, double baseline, std::string_view text, Type type, Ink ink, double spacing) {
  page().text(x, baseline, type_.line(text, type.weight), type.size, ink, spacing);
}

void Book::put_on(Canvas& page, double x, double baseline, std::string_view text, Type type, Ink ink, double anchor) {
  const auto line = type_.line(text, type.weight);
  page.text(x - width_of(line, type.size) * anchor, baseline, line, type.size, ink);
}

void Book::put_right(double x, double baseline, std::string_view text, Type type, Ink ink) {
  put_on(page(), x, baseline, text, type, ink, 1);
}

void Book::put_centred(double x, double baseline, std::string_view text, Type type, Ink ink) {
  put_on(page(), x, baseline, text, type, ink, 0.5);
}

void Book::paragraph(double x, double width, std::string_view text, Type type, double leading, Ink ink) {
  for (const auto line : type_.wrap(text, type, width)) {
    need(leading);
    page().text(x, y + leading * 0.75, line, type.size, ink);
    y += leading;
  }
}

void Book::run_head_and_foot(const Running& words) {
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    auto& page = pages_[i];
    put_on(page, left, head_line, words.title, running, quiet, 0);
    put_on(page, right, head_line, "报告编号 " + words.number, running, quiet, 1);
    page.rule(left, head_rule, right, head_rule, thin, accent);
    page.rule(left, foot_rule, right, foot_rule, hairline, rule);
    const auto place = "第 " + std::to_string(i + 1) + " 页 / 共 " + std::to_string(pages_.size()) + " 页";
    put_on(page, left, foot_line, words.number, running, quiet, 0);
    put_on(page, (left + right) / 2, foot_line, place, running, ink, 0.5);
    put_on(page, right, foot_line, words.copy, running, quiet, 1);
  }
}

}  // namespace credit::render
