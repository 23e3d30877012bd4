// When to say that somebody forgot the card: it was seen long after nobody needed it any more. Pure; the time is handed
// in.
#pragma once
#include <chrono>
#include <optional>

namespace credit::idcard {

class LeftBehind {
 public:
  using Time = std::chrono::steady_clock::time_point;
  struct Pace {
    std::chrono::milliseconds first{8000}, again{15000};  // after the card was no longer needed; after it was said
  };
  explicit LeftBehind(Pace pace) : pace_(pace) {}

  // From now on the card ought to be taken away; said twice, the first time counts.
  void expect_removal(Time now) {
    if (!due_) due_ = now + pace_.first;
  }
  // The card lies there, that is certain. How often it was said, when it is time to say so.
  std::optional<int> seen(Time now) {
    if (!due_ || now < *due_) return std::nullopt;
    due_ = now + pace_.again;
    return ++times_;
  }
  void lifted() {
    due_.reset();
    times_ = 0;
  }

 private:
  Pace pace_;
  std::optional<Time> due_;
  int times_ = 0;
};

}  // namespace credit::idcard
