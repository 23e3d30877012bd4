// One question and everything that came until the next: kept in memory until all of it is there, because what is
// personal in it can only be told from the whole. The transport's pieces keep their sizes.
#pragma once
#include <vector>

#include "drivers/trace/entry.h"

namespace credit::trace {

class Exchange {
 public:
  Exchange() = default;
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;
  ~Exchange();

  void add(Entry entry);
  bool answered() const { return answered_; }  // something came: the next question starts another exchange
  // The entries with nothing personal left in them; the exchange is empty afterwards.
  std::vector<Entry> take();

 private:
  Bytes question() const;
  void disguise_plain(const Bytes& question);
  void disguise_wrapped();
  void clear();

  std::vector<Entry> entries_;
  bool answered_ = false;
};

}  // namespace credit::trace
