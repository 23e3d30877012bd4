// How often a report number may be tried. A try is paid for before the code is looked at and given back when it was
// right: wrong codes cost, whether the number exists or not, and many at once cost as much as one after the other.
#pragma once
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/bytes.h"
#include "base/clock.h"

namespace credit::platform {

class CheckGate {
 public:
  static constexpr int tries = 5;                      // wrong codes of one number
  static constexpr std::chrono::minutes window{15};    // counted from the first
  static constexpr std::size_t numbers_limit = 10000;  // kept at once; the one tried first goes when there are more

  CheckGate();
  // False when the tries of this number are used up.
  bool pay(const std::string& number, Instant now);
  void give_back(const std::string& number);

 private:
  struct Tried {
    std::string key;
    Instant since{};
    int count = 0;
  };
  using Place = std::list<Tried>::iterator;
  std::string key_of(const std::string& number) const;  // no number is kept: a keyed digest is
  void forget(Place place);
  void forget_old(Instant now);

  Bytes secret_;
  std::mutex mutex_;
  std::list<Tried> order_;  // by time of the first try
  std::unordered_map<std::string, Place> by_key_;
};

}  // namespace credit::platform
