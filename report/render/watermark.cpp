#include "report/render/watermark.h"

#include <cmath>

#include "report/render/numbers.h"
#include "report/render/style.h"

namespace credit::render {
namespace {

constexpr double size = 19, angle = 0.5236, across = 240, down = 140;  // points; 30 degrees

std::string box(double left, double bottom, double right, double top) {
  std::string out = "/Type /XObject /Subtype /Form /BBox [";
  for (const double side : {left, bottom, right, top}) append_number(out, side, ' ');
  return out + "]";
}

void place(std::string& out, double scale, double turn, double x, double y) {
  out += "q ";
  for (const double number :
       {scale * std::cos(turn), scale * std::sin(turn), -scale * std::sin(turn), scale * std::cos(turn), x, y})
    append_number(out, number, ' ');
  out += "cm ";
}

int add_words(PdfFile& file, const LoadedFonts& fonts, Line line, Ink ink) {
  std::string path;
  for (const double part : {ink.red, ink.green, ink.blue}) append_number(path, part, ' ');
  path += "rg\n";
  double x = 0;
  for (const auto& piece : line) {
    place(path, 1, 0, x, 0);
    path += fonts.font(piece.face).outline(piece.glyph) + "f Q\n";
    x += piece.advance;
  }
  return file.add_stream(box(0, -300, x, 1000), path);
}

}  // namespace

int add_watermark(PdfFile& file, const LoadedFonts& fonts, Typesetter& type, std::string_view words, Ink ink) {
  const auto line = type.line(words, Weight::bold);
  const int form = add_words(file, fonts, line, ink);
  std::string sheet;
  for (int row = 0; row * down < style::page_height; ++row) {
    for (int column = 0; column * across < style::page_width; ++column) {
      const double shift = row % 2 == 0 ? 40 : 165;
      place(sheet, size / 1000, angle, column * across + shift - 60, row * down + 30);
      sheet += "/Words Do Q\n";
    }
  }
  return file.add_stream(box(0, 0, style::page_width, style::page_height) + " /Resources << /XObject << /Words " +
                             reference(form) + " >> >>",
                         sheet);
}

}  // namespace credit::render
