// Signs the query register while the service runs: when it starts, whenever so many rows or so much time stand
// uncovered, and when it stops.
#pragma once
#include "platform/store/checkpoint.h"
#include "platform/store/store.h"

namespace credit::platform {

class CheckpointKeeper {
 public:
  struct Rule {
    std::int64_t rows = 1000;
    std::chrono::minutes age{60};
    std::filesystem::path copy{};  // each checkpoint is written there too, for another machine to fetch; empty: no
    std::chrono::seconds look{1};  // how often it is asked whether one is due
  };
  // All three outlive the keeper.
  CheckpointKeeper(Store& store, const seal::Signer& signer, const Clock& clock, Rule rule);
  CheckpointKeeper(const CheckpointKeeper&) = delete;
  CheckpointKeeper& operator=(const CheckpointKeeper&) = delete;
  ~CheckpointKeeper();  // covers what was written up to now

 private:
  void work();
  Result<bool> due(bool any);  // any: however few rows stand uncovered
  Status cover();

  Store& store_;
  const seal::Signer& signer_;
  const Clock& clock_;
  Rule rule_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace credit::platform
