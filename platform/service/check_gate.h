// How often one asker may try a report number. A try is paid for before the code is looked at and given back when it
// was right: wrong codes cost, whether the number exists or not, and many at once cost as much as one after the other.
// Each asker spends his own tries: whoever knows a number and no code cannot keep out those who hold the paper. Many
// askers together have many tries, against 31^11 codes.
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
  static constexpr int tries = 5;                      // wrong codes of one number by one asker
  static constexpr std::chrono::minutes window{15};    // counted from the first
  static constexpr std::size_t numbers_limit = 10000;  // kept at once; the one tried first goes when there are more

  CheckGate();
  // False when this asker's tries of this number are used up. The asker is an address, or empty where none is known:
  // all of those are one. Of an IPv6 address the first half counts; who has one has all of the second half.
  bool pay(const std::string& number, const std::string& asker, Instant now);
  void give_back(const std::string& number, const std::string& asker);

 private:
  struct Tried {
    std::string key;
    Instant since{};
    int count = 0;
  };
  using Place = std::list<Tried>::iterator;
  // Neither number nor address is kept: a keyed digest is.
  std::string key_of(const std::string& number, const std::string& asker) const;
  void forget(Place place);
  void forget_old(Instant now);

  Bytes secret_;
  std::mutex mutex_;
  std::list<Tried> order_;  // by time of the first try
  std::unordered_map<std::string, Place> by_key_;
};

}  // namespace credit::platform
