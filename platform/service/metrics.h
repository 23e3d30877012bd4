// What this service did since it started, in the Prometheus text format (0.0.4). Labels are bounded: methods, the paths
// of the API file, statuses, failures of the catalogue, sources. No machine, no person, no report is named.
#pragma once
#include <array>
#include <chrono>
#include <map>
#include <mutex>
#include <tuple>

#include "platform/service/message.h"
#include "platform/store/figures.h"

namespace credit::platform {

class Metrics {
 public:
  // Upper bounds of the histogram, in seconds; the design asks for a p99 below 0.05.
  static constexpr std::array<double, 10> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};

  void count(Method method, const Answer& answer, std::chrono::microseconds taken);  // from any thread
  // A store that does not answer is a figure too.
  std::string text(const Result<StoreFigures>& store) const;

 private:
  struct Times {
    std::array<std::int64_t, bounds.size() + 1> buckets{};  // not cumulative; the last is above every bound
    std::chrono::microseconds sum{};
  };
  using Path = std::pair<std::string, std::string>;  // method, route

  mutable std::mutex mutex_;
  std::map<std::pair<Path, int>, std::int64_t> requests_;
  std::map<Path, Times> times_;
  std::map<std::string, std::int64_t> failures_;
};

}  // namespace credit::platform
