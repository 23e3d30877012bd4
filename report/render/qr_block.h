// The seal's QR symbol: 35 to 38 mm, whole dots of a 600 dpi printer a module, at least 0.40 mm, quiet zone of 4
// modules.
#pragma once
#include "report/render/canvas.h"
#include "report/seal/qr.h"

namespace credit::render {

struct QrPlace {
  double module = 0, side = 0;  // points; side with the quiet zone
};

Result<QrPlace> place_qr(const seal::QrSymbol& symbol);  // seal_too_large
void draw_qr(Canvas& page, const seal::QrSymbol& symbol, const QrPlace& place, double x, double y);

}  // namespace credit::render
