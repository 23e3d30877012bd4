// When a camera may be opened at all (人脸识别技术应用安全管理办法, in force since 2025-06-01). A comparison cannot be
// asked for without a permit, and only this rule makes one.
#pragma once
#include "base/clock.h"
#include "kiosk/face/messages.h"

namespace credit::face {

inline constexpr int most_tries = 3;   // of a visit
inline constexpr int lowest_age = 14;  // years: below it a guardian would have to agree; such a person goes to the desk

struct Circumstances {
  bool engine_configured = false;
  bool consented = false;  // on a screen of its own, after it named purpose, extent and the equal ways
  int other_ways = 0;      // on the same screen
  int tries_before = 0;
  Day birth{}, today{};
};

class Permit {
 public:
  int attempt() const { return attempt_; }

 private:
  explicit Permit(int attempt) : attempt_(attempt) {}
  friend Result<Permit> permit(const Circumstances&, const Portrait&);
  int attempt_;
};
Result<Permit> permit(const Circumstances& circumstances, const Portrait& portrait);  // face_not_permitted says why

// Whether the way is shown at all, before consent and portrait are asked about.
bool offered(const Circumstances& circumstances);

}  // namespace credit::face
