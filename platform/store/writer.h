// The one that writes: jobs of many threads, committed together, so that one sync of the disk serves them all.
// A job is answered only when what it wrote is on the disk.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

#include "platform/store/connection.h"

namespace credit::platform {

class Writer {
 public:
  using Job = std::function<Status(Connection&)>;
  static constexpr std::size_t queue_limit = 512;

  static Result<std::unique_ptr<Writer>> start(const Database& database);  // store_unusable
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer();  // finishes what was asked for

  // The job's own failure undoes that job only. platform_busy when the queue is full; store_unusable
  Status run(Job job);

 private:
  struct Waiting {
    Job job;
    std::promise<Status> answer;
  };
  Writer() = default;
  void work(const Database& database, std::promise<Status> opened);
  std::deque<Waiting> take();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace credit::platform
