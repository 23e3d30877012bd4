// Which of the readers present is used. One is; the others are spares: the next one steps in when it goes or fails.
// Pure.
#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "drivers/idcard/wire_source.h"

namespace credit::idcard {

class Places {
 public:
  struct Reader {
    Place place;
    WireSource* source;
  };
  void add(const Place& place, WireSource* source) {
    all_[place.port] = {place, source};
    failed_.erase(place.port);
  }
  void remove(const std::string& port) {
    all_.erase(port);
    failed_.erase(port);
  }
  const Reader* at(const std::string& port) const {
    const auto found = all_.find(port);
    return found == all_.end() ? nullptr : &found->second;
  }
  // The first that has not failed; nothing when all have, or none is there.
  std::optional<std::string> fresh() const {
    const auto found =
        std::find_if(all_.begin(), all_.end(), [&](const auto& one) { return !failed_.contains(one.first); });
    return found == all_.end() ? std::nullopt : std::optional(found->first);
  }
  void failed(const std::string& port) { failed_.insert(port); }
  void all_may_try_again() { failed_.clear(); }
  // Round and round, for the time when all have failed.
  std::optional<std::string> after(const std::string& port) const {
    if (all_.empty()) return std::nullopt;
    const auto next = all_.upper_bound(port);
    return next == all_.end() ? all_.begin()->first : next->first;
  }

 private:
  std::map<std::string, Reader> all_;
  std::set<std::string> failed_;  // since one was last ready
};

}  // namespace credit::idcard
