#include "report/render/qr_block.h"

#include <cmath>

#include "base/failures/seal.h"

namespace credit::render {
namespace {

constexpr int quiet_zone = 4;
constexpr int most_dots = 897;    // 38 mm at 600 dpi
constexpr int least_module = 10;  // dots: 0.42 mm

double on_grid(double value) { return std::round(value / style::dot) * style::dot; }

}  // namespace

Result<QrPlace> place_qr(const seal::QrSymbol& symbol) {
  const int dots = most_dots / symbol.size;
  if (dots < least_module) return fail(failure::seal_too_large, "modules a side: " + std::to_string(symbol.size));
  const double module = dots * style::dot;
  return QrPlace{module, module * (symbol.size + 2 * quiet_zone)};
}

void draw_qr(Canvas& page, const seal::QrSymbol& symbol, const QrPlace& place, double x, double y) {
  page.fill(x, y, place.side, place.side, style::paper);
  const double from_x = on_grid(x) + quiet_zone * place.module, from_y = on_grid(y) + quiet_zone * place.module;
  page.begin_cells(Tone::black);
  for (int row = 0; row < symbol.size; ++row) {
    for (int column = 0; column < symbol.size;) {
      int end = column;
      while (end < symbol.size && symbol.dark(row, end)) ++end;
      if (end > column)
        page.cell(from_x + column * place.module, from_y + row * place.module, (end - column) * place.module,
                  place.module);
      column = end + 1;
    }
  }
  page.end_cells();
}

}  // namespace credit::render
