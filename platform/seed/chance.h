// Repeatable chance: the same seed gives the same deliveries on every machine (SplitMix64).
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace credit::platform {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }
  int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
  template <std::size_t N>
  std::string one_of(const std::array<std::string_view, N>& words) {
    return std::string(words[next() % N]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace credit::platform
