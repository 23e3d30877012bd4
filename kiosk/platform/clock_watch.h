// Whether this machine's clock may be believed: dates go onto paper, into seals and into the journal, and decide which
// keys and certificates are in force. The platform says what time it is with each answer (the Date header, over TLS
// that was checked); between answers time goes on by the monotonic clock, which nobody sets.
#pragma once
#include <chrono>
#include <functional>
#include <mutex>
#include <optional>

#include "base/clock.h"

namespace credit::platform_client {

class ClockWatch {
 public:
  using Steady = std::function<std::chrono::steady_clock::time_point()>;
  static constexpr std::chrono::minutes limit{5};  // how far our clock may differ from the platform's

  explicit ClockWatch(const Clock& clock, Steady steady = std::chrono::steady_clock::now)
      : clock_(clock), steady_(std::move(steady)) {}

  void platform_said(Instant time);
  // clock_not_trusted, until the clock is right or the platform says otherwise. Without an answer so far: trusted, for
  // nothing is known. Any thread.
  Status trusted() const;

 private:
  struct Heard {
    Instant time{};
    std::chrono::steady_clock::time_point at{};
  };
  const Clock& clock_;
  Steady steady_;
  mutable std::mutex mutex_;
  std::optional<Heard> heard_;
};

// "Sun, 22 Nov 2026 06:30:05 GMT" (RFC 9110 section 5.6.7, the form a server must send); nothing for any other.
std::optional<Instant> parse_http_date(std::string_view text);

}  // namespace credit::platform_client
