#include "tests/end-to-end/scan/print_and_scan.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "tests/unit/verify/drawing.h"

namespace credit::verify::scan {

const Model mild{"mild", 4, 0.01, 0.06, 8, 30, 230, 0.1, 0};
const Model firm{"firm", 8, 0.015, 0.09, 12, 50, 220, 0.2, 0};
const Model damaged{"damage5%", 4, 0.01, 0.06, 8, 30, 230, 0.1, 0.05};

namespace {

constexpr double dots_a_mm = print_dpi / 25.4;
constexpr int jpeg_quality = 80;
const double pi = std::acos(-1.0);

std::size_t at(const Picture& picture, int x, int y) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x);
}

Picture paper(int width, int height) {
  return {width, height, Bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255)};
}

// Gaussian kernel of a blur and, by its variance, of the box a scanner's pixel is; in whole 1/65536.
std::vector<std::uint32_t> kernel_of(const Model& model, int dpi) {
  const double pixel = static_cast<double>(print_dpi) / dpi, blur = model.blur * dots_a_mm;
  const double deviation = std::sqrt(blur * blur + (pixel * pixel - 1) / 12);
  const int reach = static_cast<int>(std::ceil(3 * deviation));
  std::vector<double> weights;
  double sum = 0;
  for (int i = -reach; i <= reach; ++i) weights.push_back(std::exp(-i * i / (2 * deviation * deviation)));
  for (const double weight : weights) sum += weight;
  std::vector<std::uint32_t> kernel;
  for (const double weight : weights) kernel.push_back(static_cast<std::uint32_t>(std::lround(weight / sum * 65536)));
  return kernel;
}

Picture blurred_by(const Picture& page, const std::vector<std::uint32_t>& kernel) {
  const int reach = static_cast<int>(kernel.size() / 2);
  Picture across = page, down = page;
  for (int y = 0; y < page.height; ++y) {
    const auto* row = page.gray.data() + at(page, 0, y);
    for (int x = reach; x + reach < page.width; ++x) {
      std::uint32_t sum = 32768;
      for (std::size_t k = 0; k < kernel.size(); ++k) sum += kernel[k] * row[x - reach + static_cast<int>(k)];
      across.gray[at(page, x, y)] = static_cast<std::uint8_t>(std::min(sum >> 16, 255U));
    }
  }
  std::vector<std::uint32_t> sums(static_cast<std::size_t>(page.width));
  for (int y = reach; y + reach < page.height; ++y) {
    std::fill(sums.begin(), sums.end(), 32768U);
    for (std::size_t k = 0; k < kernel.size(); ++k) {
      const auto* row = across.gray.data() + at(page, 0, y - reach + static_cast<int>(k));
      for (std::size_t x = 0; x < sums.size(); ++x) sums[x] += kernel[k] * row[x];
    }
    for (std::size_t x = 0; x < sums.size(); ++x)
      down.gray[at(page, 0, y) + x] = static_cast<std::uint8_t>(std::min(sums[x] >> 16, 255U));
  }
  return down;
}

Picture cut(const Picture& page, const Box& box) {
  Picture part = paper(box.width, box.height);
  for (int y = 0; y < box.height; ++y)
    std::copy_n(page.gray.begin() + static_cast<std::ptrdiff_t>(at(page, box.x, box.y + y)), box.width,
                part.gray.begin() + static_cast<std::ptrdiff_t>(at(part, 0, y)));
  return part;
}

void paste(Picture& page, const Picture& part, const Box& box) {
  for (int y = 0; y < box.height; ++y)
    std::copy_n(part.gray.begin() + static_cast<std::ptrdiff_t>(at(part, 0, y)), box.width,
                page.gray.begin() + static_cast<std::ptrdiff_t>(at(page, box.x, box.y + y)));
}

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  double between(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
  // Sum of four uniforms: near enough to a normal one, and quick.
  double noise(double deviation) {
    const auto word = random_();
    const auto sum =
        static_cast<double>((word & 255U) + (word >> 8 & 255U) + (word >> 16 & 255U) + (word >> 24 & 255U));
    return (sum - 510) / 147.8 * deviation;
  }

 private:
  std::mt19937 random_;
};

// A white scratch right across, a dark blot inside, each half of the damage; in a part that holds the code alone.
void damage(Picture& part, const Box& code, double share, Chance& chance) {
  const double area = share * 0.9 * code.width * code.height / 2;
  const double scratch = chance.between(0.3, 0.7) * code.height, thick = area / code.width;
  const double x = chance.between(0.4, 0.65) * code.width, y = chance.between(0.4, 0.65) * code.height;
  const double radius = std::sqrt(area / pi);
  for (int row = 0; row < code.height; ++row)
    for (int column = 0; column < code.width; ++column) {
      auto& gray = part.gray[at(part, code.x + column, code.y + row)];
      if (std::abs(row - scratch) < thick / 2) gray = 255;
      if (std::hypot(column - x, row - y) < radius) gray = 60;
    }
}

// Output pixel -> source pixel, by the corners of the page: bilinear between them, which a small perspective is.
struct Corners {
  std::array<double, 4> x{}, y{};  // of the source, at the output's corners, row by row
};

Corners corners_of(const Picture& page, const Model& model, Chance& chance) {
  const double angle = chance.between(-model.rotation, model.rotation) * pi / 180;
  const double middle_x = page.width / 2.0, middle_y = page.height / 2.0;
  Corners corners;
  for (std::size_t i = 0; i < 4; ++i) {
    const double dx = (i % 2 == 0 ? -1 : 1) * middle_x, dy = (i < 2 ? -1 : 1) * middle_y;
    corners.x[i] = middle_x + dx * std::cos(angle) - dy * std::sin(angle) +
                   chance.between(-model.perspective, model.perspective) * page.width;
    corners.y[i] = middle_y + dx * std::sin(angle) + dy * std::cos(angle) +
                   chance.between(-model.perspective, model.perspective) * page.width;
  }
  return corners;
}

double mixed(const std::array<double, 4>& corner, double u, double v) {
  return (corner[0] * (1 - u) + corner[1] * u) * (1 - v) + (corner[2] * (1 - u) + corner[3] * u) * v;
}

double seen(const Picture& page, double x, double y) {
  const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
  if (left < 0 || top < 0 || left + 1 >= page.width || top + 1 >= page.height) return 255;
  const double right = x - left, below = y - top;
  const auto* row = page.gray.data() + at(page, left, top);
  const auto* next = row + page.width;
  return (row[0] * (1 - right) + row[1] * right) * (1 - below) + (next[0] * (1 - right) + next[1] * right) * below;
}

Picture laid_on_glass(const Picture& page, const Model& model, int dpi, Chance& chance) {
  const auto corners = corners_of(page, model, chance);
  Picture scan = paper(page.width * dpi / print_dpi, page.height * dpi / print_dpi);
  const double contrast = (model.white - model.black) / 255.0;
  for (int y = 0; y < scan.height; ++y) {
    const double v = static_cast<double>(y) / scan.height;
    for (int x = 0; x < scan.width; ++x) {
      const double u = static_cast<double>(x) / scan.width;
      const double gray = seen(page, mixed(corners.x, u, v), mixed(corners.y, u, v)) * contrast + model.black;
      scan.gray[at(scan, x, y)] =
          static_cast<std::uint8_t>(std::clamp(gray * (1 - model.shade * u) + chance.noise(model.noise), 0.0, 255.0));
    }
  }
  return scan;
}

}  // namespace

Picture inked(const Picture& page) {
  Picture out = page;
  for (int y = 1; y + 1 < page.height; ++y)
    for (int x = 1; x + 1 < page.width; ++x)
      out.gray[at(page, x, y)] =
          std::min({page.gray[at(page, x, y)], page.gray[at(page, x - 1, y)], page.gray[at(page, x + 1, y)],
                    page.gray[at(page, x, y - 1)], page.gray[at(page, x, y + 1)]});
  return out;
}

Picture blurred(const Picture& page, const Model& model, int dpi) { return blurred_by(page, kernel_of(model, dpi)); }

Bytes scanned(const Picture& ink, const Picture& soft, const Box& code, const Model& model, int dpi, unsigned seed) {
  Chance chance(seed);
  if (model.damage == 0) return test::as_jpeg(laid_on_glass(soft, model, dpi, chance), jpeg_quality);
  const auto kernel = kernel_of(model, dpi);
  const int margin = static_cast<int>(kernel.size());
  const Box around{code.x - margin, code.y - margin, code.width + 2 * margin, code.height + 2 * margin};
  Picture part = cut(ink, around);
  damage(part, {margin, margin, code.width, code.height}, model.damage, chance);
  Picture page = soft;
  paste(page, blurred_by(part, kernel), around);
  return test::as_jpeg(laid_on_glass(page, model, dpi, chance), jpeg_quality);
}

}  // namespace credit::verify::scan
