// After so many failures in a row nobody is asked for a while: a source that is down must not hold up every visitor.
// Then one question is let through; its answer decides.
#pragma once
#include <chrono>
#include <mutex>
#include <optional>

namespace credit::platform {

class Breaker {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  struct Rule {
    int failures = 3;               // in a row; then it rests
    std::chrono::seconds rest{30};  // until one question may try
  };
  explicit Breaker(Rule rule) : rule_(rule) {}

  bool may_ask(Moment now);  // whoever may, says afterwards how it went
  void answered();
  void failed(Moment now);

 private:
  const Rule rule_;
  std::mutex mutex_;
  int in_a_row_ = 0;
  std::optional<Moment> rests_until_;
  bool trying_ = false;  // the one question after a rest is under way
};

}  // namespace credit::platform
