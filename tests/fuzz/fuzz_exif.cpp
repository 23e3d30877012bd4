// Any bytes at all as a camera's EXIF -> one of eight ways to hold it; and every pixel is still there afterwards.
#include <numeric>

#include "report/verify/exif.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit::verify;
  const int orientation = exif_orientation({data, size});
  if (orientation < 1 || orientation > 8) __builtin_trap();
  Picture picture{3, 2, {1, 2, 3, 4, 5, 6}};
  const auto upright = turned_upright(picture, orientation);
  if (!upright.fits() || std::accumulate(upright.gray.begin(), upright.gray.end(), 0) != 21) __builtin_trap();
  return 0;
}
