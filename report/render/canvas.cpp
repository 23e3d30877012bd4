#include "report/render/canvas.h"

#include "base/personal.h"
#include "report/render/numbers.h"

namespace credit::render {
namespace {

constexpr char hex[] = "0123456789ABCDEF";

void append_code(std::string& out, unsigned glyph) {
  for (const unsigned shift : {12U, 8U, 4U, 0U}) out += hex[glyph >> shift & 15U];
}

}  // namespace

Canvas::~Canvas() { wipe(content_); }

void Canvas::append(double value, char after) { append_number(content_, value, after); }

void Canvas::colour(style::Ink ink, const char* name) {
  number(ink.red);
  number(ink.green);
  number(ink.blue);
  content_ += name;
  content_ += ' ';
}

void Canvas::text(double x, double baseline, Line line, double size, style::Ink ink, double spacing) {
  for (std::size_t at = 0; at < line.size();) {
    const auto font = use_->font_for(line[at]);
    std::string codes;
    const double start = x;
    do {
      append_code(codes, line[at].glyph);
      x += line[at].advance * size / 1000 + spacing;
    } while (++at < line.size() && use_->font_for(line[at]) == font);
    colour(ink, "rg");
    content_ += "BT /F" + std::to_string(font) + ' ';
    append(size, ' ');
    content_ += "Tf ";
    if (spacing != 0) append(spacing, ' '), content_ += "Tc ";
    content_ += "1 0 0 1 ";
    number(start);
    number(style::page_height - baseline);
    content_ += "Tm <" + codes + (spacing != 0 ? "> Tj 0 Tc ET\n" : "> Tj ET\n");
    wipe(codes);
  }
}

void Canvas::rectangle(double x, double y, double width, double height) {
  number(x);
  number(style::page_height - y - height);
  number(width);
  number(height);
  content_ += "re";
}

void Canvas::fill(double x, double y, double width, double height, style::Ink ink) {
  colour(ink, "rg");
  rectangle(x, y, width, height);
  content_ += " f\n";
}

void Canvas::cell(double x, double y, double width, double height) {
  rectangle(x, y, width, height);
  content_ += '\n';
}

void Canvas::end_cells(style::Ink ink) {
  colour(ink, "rg");
  content_ += "f\n";
}

void Canvas::frame(double x, double y, double width, double height, double thickness, style::Ink ink, bool dashed) {
  colour(ink, "RG");
  number(thickness);
  content_ += dashed ? "w [3 2] 0 d " : "w ";
  rectangle(x, y, width, height);
  content_ += dashed ? " S [] 0 d\n" : " S\n";
}

void Canvas::rule(double x1, double y1, double x2, double y2, double thickness, style::Ink ink) {
  colour(ink, "RG");
  number(thickness);
  content_ += "w ";
  number(x1);
  number(style::page_height - y1);
  content_ += "m ";
  number(x2);
  number(style::page_height - y2);
  content_ += "l S\n";
}

void Canvas::artifact(const char* form) {
  content_ += "/Artifact BMC q /";
  content_ += form;
  content_ += " Do Q EMC\n";
}

}  // namespace credit::render
