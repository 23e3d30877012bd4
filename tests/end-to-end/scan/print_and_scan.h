// A page printed at 600 dpi and scanned, in numbers: ink gain, a scratch and a blot on the code, rotation and
// perspective of the sheet, blur, resampling, contrast, uneven light, noise, JPEG. Every trial has its own seed.
// A simulation: it stands for no particular printer or scanner.
#pragma once
#include <random>

#include "report/verify/picture.h"

namespace credit::verify::scan {

inline constexpr int print_dpi = 600;

struct Model {
  const char* name;
  double rotation;     // degrees, either way
  double perspective;  // of the page's width, each corner, either way
  double blur;         // mm, standard deviation
  double noise;        // gray levels, standard deviation
  int black, white;    // gray levels of ink and paper
  double shade;        // how much darker the right edge is
  double damage;       // of the code's area: half a white scratch, half a dark blot
};
extern const Model mild, firm, damaged;

struct Box {
  int x = 0, y = 0, width = 0, height = 0;
};

// Ink spreads: every dot takes its four neighbours (0.04 mm).
Picture inked(const Picture& page);
// What the lens and the scanner's own pixel make of the page, before it is turned.
Picture blurred(const Picture& page, const Model& model, int dpi);
// `ink` is the page before blurring, `soft` after it; the JPEG file a scanner would hand over.
Bytes scanned(const Picture& ink, const Picture& soft, const Box& code, const Model& model, int dpi, unsigned seed);

}  // namespace credit::verify::scan
