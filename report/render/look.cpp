#include "report/render/look.h"

#include <cmath>

namespace credit::render {

Ink Palette::of(Tone tone) const {
  switch (tone) {
    case Tone::ink:
      return ink;
    case Tone::quiet:
      return quiet;
    case Tone::accent:
      return accent;
    case Tone::rule:
      return rule;
    case Tone::tint:
      return tint;
    case Tone::watermark:
      return watermark;
    case Tone::paper:
      return {1, 1, 1};
    case Tone::black:
      return {0, 0, 0};
  }
  return {};
}

const Look& Look::plain() {
  static const Look look{"plain", {}, {}, {}};
  return look;
}

namespace {

double linear(double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }

double luminance(Ink ink) { return 0.2126 * linear(ink.red) + 0.7152 * linear(ink.green) + 0.0722 * linear(ink.blue); }

}  // namespace

double contrast(Ink one, Ink other) {
  const double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
  return a > b ? a / b : b / a;
}

}  // namespace credit::render
