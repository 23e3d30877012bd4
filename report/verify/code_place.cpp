#include "report/verify/code_place.h"

#include <algorithm>
#include <cstdlib>

namespace credit::verify {
namespace {

constexpr int blocks_across = 200, smallest_block = 4;
constexpr int neighbours = 2;  // blocks on either side that share in a block's figure
constexpr double kept_of_most = 0.5;
constexpr int margin_of_side = 5;  // a fifth
constexpr std::size_t fewest_blocks = 12;

// A coarse map of the picture, a figure a block.
struct Map {
  int width = 0, height = 0;
  std::vector<double> value;
  double& at(int x, int y) { return value[index(x, y)]; }
  double at(int x, int y) const { return value[index(x, y)]; }
  std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
  }
};

Map blank(int width, int height) {
  return {width, height, std::vector<double>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

// The lesser of how much the gray changes from left to right and from top to bottom.
Map busyness(const Picture& picture, int block) {
  Map map = blank(picture.width / block, picture.height / block);
  const auto width = static_cast<std::size_t>(picture.width);
  for (int by = 0; by < map.height; ++by)
    for (int bx = 0; bx < map.width; ++bx) {
      int across = 0, down = 0;
      for (int y = by * block; y + 1 < (by + 1) * block; ++y) {
        const auto* row = picture.gray.data() + static_cast<std::size_t>(y) * width;
        for (int x = bx * block; x + 1 < (bx + 1) * block; ++x) {
          across += std::abs(row[x + 1] - row[x]);
          down += std::abs(row[static_cast<std::size_t>(x) + width] - row[x]);
        }
      }
      map.at(bx, by) = std::min(across, down);
    }
  return map;
}

Map smoothed(const Map& map) {
  Map out = blank(map.width, map.height);
  for (int y = 0; y < map.height; ++y)
    for (int x = 0; x < map.width; ++x) {
      double sum = 0;
      for (int dy = -neighbours; dy <= neighbours; ++dy)
        for (int dx = -neighbours; dx <= neighbours; ++dx)
          if (x + dx >= 0 && y + dy >= 0 && x + dx < map.width && y + dy < map.height) sum += map.at(x + dx, y + dy);
      out.at(x, y) = sum;
    }
  return out;
}

struct Patch {
  int left, top, right, bottom;  // blocks, inclusive
  std::size_t blocks = 0;
};

// The connected blocks over the threshold; each is taken out of the map.
Patch take_patch(Map& map, double threshold, int x, int y) {
  Patch patch{x, y, x, y};
  std::vector<std::pair<int, int>> open{{x, y}};
  map.at(x, y) = 0;
  while (!open.empty()) {
    const auto [at_x, at_y] = open.back();
    open.pop_back();
    ++patch.blocks;
    patch = {std::min(patch.left, at_x), std::min(patch.top, at_y), std::max(patch.right, at_x),
             std::max(patch.bottom, at_y), patch.blocks};
    for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
      const int next_x = at_x + dx, next_y = at_y + dy;
      if (next_x < 0 || next_y < 0 || next_x >= map.width || next_y >= map.height) continue;
      if (map.at(next_x, next_y) < threshold) continue;
      map.at(next_x, next_y) = 0;
      open.emplace_back(next_x, next_y);
    }
  }
  return patch;
}

Box box_of(const Patch& patch, int block, const Picture& picture) {
  const int wide = (patch.right - patch.left + 1) * block, high = (patch.bottom - patch.top + 1) * block;
  const int margin = std::max(wide, high) / margin_of_side;
  const int left = std::max(0, patch.left * block - margin), top = std::max(0, patch.top * block - margin);
  const int right = std::min(picture.width, patch.left * block + wide + margin);
  const int bottom = std::min(picture.height, patch.top * block + high + margin);
  return {left, top, right - left, bottom - top};
}

}  // namespace

std::vector<Box> code_places(const Picture& picture, std::size_t most) {
  const int block = std::max(smallest_block, std::min(picture.width, picture.height) / blocks_across);
  if (picture.width < 3 * block || picture.height < 3 * block) return {};
  Map map = smoothed(busyness(picture, block));
  const double threshold = *std::max_element(map.value.begin(), map.value.end()) * kept_of_most;
  if (threshold <= 0) return {};
  std::vector<Patch> patches;
  for (int y = 0; y < map.height; ++y)
    for (int x = 0; x < map.width; ++x)
      if (map.at(x, y) >= threshold) patches.push_back(take_patch(map, threshold, x, y));
  std::sort(patches.begin(), patches.end(), [](const Patch& a, const Patch& b) { return a.blocks > b.blocks; });
  std::vector<Box> boxes;
  for (const auto& patch : patches)
    if (boxes.size() < most && patch.blocks >= fewest_blocks) boxes.push_back(box_of(patch, block, picture));
  return boxes;
}

}  // namespace credit::verify
