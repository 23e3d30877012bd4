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

void Canvas::close_mark() {
  if (marks_ != Marks::none) content_ += "EMC\n";
  marks_ = Marks::none;
}

void Canvas::belongs(std::optional<int> element) {
  const auto wanted = element ? Marks::element : Marks::furniture;
  if (marks_ == wanted && (!element || *element == element_)) return;
  close_mark();
  if (element) {
    content_ += std::string("/") + name_of(structure_->role(*element)) + " <</MCID " +
                std::to_string(structure_->mark(*element, page_)) + ">> BDC\n";
    element_ = *element;
  } else {
    content_ += "/Artifact BMC\n";
  }
  marks_ = wanted;
}

void Canvas::decorates() {
  const auto element = structure_->current();
  belongs(element && structure_->role(*element) == Role::figure ? element : std::nullopt);
}

const std::string& Canvas::content() {
  close_mark();
  return content_;
}

void Canvas::colour(Tone tone, const char* name) {
  const auto ink = palette_->of(tone);
  number(ink.red);
  number(ink.green);
  number(ink.blue);
  content_ += name;
  content_ += ' ';
}

void Canvas::text(double x, double baseline, Line line, double size, Tone tone, double spacing) {
  if (line.empty()) return;
  belongs(structure_->current());
  for (std::size_t at = 0; at < line.size();) {
    const auto font = use_->font_for(line[at]);
    std::string codes;
    const double start = x;
    do {
      append_code(codes, line[at].glyph);
      x += line[at].advance * size / 1000 + spacing;
    } while (++at < line.size() && use_->font_for(line[at]) == font);
    colour(tone, "rg");
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

void Canvas::fill(double x, double y, double width, double height, Tone tone) {
  decorates();
  colour(tone, "rg");
  rectangle(x, y, width, height);
  content_ += " f\n";
}

void Canvas::begin_cells(Tone tone) {
  decorates();
  colour(tone, "rg");
}

void Canvas::cell(double x, double y, double width, double height) {
  rectangle(x, y, width, height);
  content_ += '\n';
}

void Canvas::frame(double x, double y, double width, double height, double thickness, Tone tone, bool dashed) {
  decorates();
  colour(tone, "RG");
  number(thickness);
  content_ += dashed ? "w [3 2] 0 d " : "w ";
  rectangle(x, y, width, height);
  content_ += dashed ? " S [] 0 d\n" : " S\n";
}

void Canvas::rule(double x1, double y1, double x2, double y2, double thickness, Tone tone) {
  decorates();
  colour(tone, "RG");
  number(thickness);
  content_ += "w ";
  number(x1);
  number(style::page_height - y1);
  content_ += "m ";
  number(x2);
  number(style::page_height - y2);
  content_ += "l S\n";
}

// Four curves; 0.5523 of the radius bends them into a circle to a part in a thousand.
void Canvas::disc(double x, double y, double radius, Tone tone, bool filled) {
  decorates();
  colour(tone, filled ? "rg" : "RG");
  if (!filled) {
    number(style::thin);
    content_ += "w ";
  }
  const double middle = style::page_height - y, bend = radius * 0.5523;
  const auto point = [&](double across, double up) {
    number(x + across);
    number(middle + up);
  };
  point(radius, 0);
  content_ += "m ";
  double across = radius, up = 0;
  for (int quarter = 0; quarter < 4; ++quarter) {
    const double pull = bend / radius;
    point(across - up * pull, up + across * pull);
    point(-up + across * pull, across + up * pull);
    point(-up, across);
    content_ += "c ";
    const double next = across;
    across = -up;
    up = next;
  }
  content_ += filled ? "f\n" : "s\n";
}

void Canvas::watermark() {
  close_mark();
  content_ += "/Artifact <</Type/Pagination/Subtype/Watermark>> BDC\nq /Watermark Do Q\nEMC\n";
}

void Canvas::image(const std::string& name, double x, double y, double width, double height) {
  decorates();
  content_ += "q ";
  number(width);
  content_ += "0 0 ";
  number(height);
  number(x);
  number(style::page_height - y - height);
  content_ += "cm /" + name + " Do Q\n";
}

}  // namespace credit::render
