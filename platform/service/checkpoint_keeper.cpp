#include "platform/service/checkpoint_keeper.h"

#include "base/file.h"
#include "platform/service/log.h"

namespace credit::platform {

CheckpointKeeper::CheckpointKeeper(Store& store, const seal::Signer& signer, const Clock& clock, Rule rule)
    : store_(store), signer_(signer), clock_(clock), rule_(std::move(rule)), thread_([this] { work(); }) {}

CheckpointKeeper::~CheckpointKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void CheckpointKeeper::work() {
  bool uncovered = true;  // what a crash left
  for (bool closing = false;; uncovered = closing) {
    const auto covered = [&]() -> Status {
      CREDIT_TRY(const bool now, due(uncovered));
      return now ? cover() : Status{};
    }();
    if (!covered) log_event("checkpoint_failed", covered.error().describe());
    if (closing) return;
    std::unique_lock lock(mutex_);
    closing = wake_.wait_for(lock, rule_.look, [this] { return stopping_; });
  }
}

Result<bool> CheckpointKeeper::due(bool any) {
  CREDIT_TRY(auto* const connection, store_.reader());
  CREDIT_TRY(const auto newest, newest_checkpoint(*connection));
  if (!newest) return true;
  CREDIT_TRY(const auto last, last_row(*connection));
  const auto rows = last.sequence - newest->sequence;
  return rows >= rule_.rows || (rows > 0 && (any || clock_.now() - newest->at >= rule_.age));
}

Status CheckpointKeeper::cover() {
  Bytes taken;
  CREDIT_CHECK(store_.writer().run([&](Connection& connection) -> Status {
    CREDIT_TRY(taken, take_checkpoint(connection, signer_, clock_.now()));
    return {};
  }));
  if (!rule_.copy.empty()) CREDIT_CHECK(write_file(rule_.copy, taken));
  return {};
}

}  // namespace credit::platform
