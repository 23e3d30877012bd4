#include "report/render/srgb_profile.h"

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace credit::render {
namespace {

std::string be32(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}
std::string be16(unsigned value) { return {static_cast<char>(value >> 8), static_cast<char>(value)}; }
std::string fixed(double value) {  // s15Fixed16Number
  return be32(static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
}
std::string xyz(double x, double y, double z) { return "XYZ " + be32(0) + fixed(x) + fixed(y) + fixed(z); }

// multiLocalizedUnicodeType with one English record.
std::string words(const std::string& ascii) {
  std::string wide;
  for (const char c : ascii) wide += std::string(1, '\0') + c;
  return "mluc" + be32(0) + be32(1) + be32(12) + "enUS" + be32(static_cast<std::uint32_t>(wide.size())) + be32(28) +
         wide;
}

// parametricCurveType 3: ((x + 0.055) / 1.055) ^ 2.4 above 0.04045, x / 12.92 below.
std::string curve() {
  return "para" + be32(0) + be16(3) + be16(0) + fixed(2.4) + fixed(1 / 1.055) + fixed(0.055 / 1.055) +
         fixed(1 / 12.92) + fixed(0.04045);
}

// D65 to D50, Bradford.
std::string adaptation() {
  std::string matrix = "sf32" + be32(0);
  for (const double value : {1.04791, 0.02293, -0.0502, 0.0296, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179})
    matrix += fixed(value);
  return matrix;
}

std::string header(std::size_t size) {
  const std::string date = be16(2026) + be16(1) + be16(1) + be16(0) + be16(0) + be16(0);
  return be32(static_cast<std::uint32_t>(size)) + be32(0) + be32(0x04200000) + "mntr" + "RGB " + "XYZ " + date +
         "acsp" + be32(0) + be32(0) + be32(0) + be32(0) + std::string(8, '\0') + be32(0) + fixed(0.9642) + fixed(1) +
         fixed(0.8249) + be32(0) + std::string(44, '\0');
}

}  // namespace

std::string srgb_profile() {
  const std::vector<std::pair<std::string, std::string>> tags = {
      {"desc", words("sRGB")},
      {"cprt", words("No copyright, use freely")},
      {"wtpt", xyz(0.9642, 1, 0.8249)},
      {"chad", adaptation()},
      {"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
      {"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
      {"bXYZ", xyz(0.14307, 0.06061, 0.7141)},
      {"rTRC", curve()},
      {"gTRC", curve()},
      {"bTRC", curve()},
  };
  std::string table = be32(static_cast<std::uint32_t>(tags.size())), data;
  const std::size_t start = 128 + 4 + 12 * tags.size();
  for (const auto& [name, body] : tags) {
    table +=
        name + be32(static_cast<std::uint32_t>(start + data.size())) + be32(static_cast<std::uint32_t>(body.size()));
    data += body + std::string((4 - body.size() % 4) % 4, '\0');
  }
  return header(start + data.size()) + table + data;
}

}  // namespace credit::render
