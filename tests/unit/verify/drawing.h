// Pictures made in the process: a QR code drawn, turned, scaled, made noisy, and written as PNG or JPEG.
#pragma once
#include <string_view>

#include "report/verify/picture.h"

namespace credit::verify::test {

Picture draw_code(std::string_view text, int module_pixels);
// As a scanner or a phone would see it: turned about its middle, scaled, on a white page of its own size.
Picture turned(const Picture& picture, double degrees, double scale);
Picture noisy(const Picture& picture, int strength, unsigned seed);
Picture beside(const Picture& left, const Picture& right);

enum class PngKind { gray8, gray16, palette, rgb, gray_alpha, interlaced };
Bytes as_png(const Picture& picture, PngKind kind = PngKind::gray8);
Bytes as_jpeg(const Picture& picture, int quality);

}  // namespace credit::verify::test
