#include "platform/store/writer.h"

#include "base/failures/platform.h"

namespace credit::platform {

Result<std::unique_ptr<Writer>> Writer::start(const Database& database) {
  std::unique_ptr<Writer> writer(new Writer);
  std::promise<Status> opened;
  auto answer = opened.get_future();
  writer->thread_ = std::thread([self = writer.get(), database, opened = std::move(opened)]() mutable {
    self->work(database, std::move(opened));
  });
  CREDIT_CHECK(answer.get());
  return writer;
}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

Status Writer::run(Job job) {
  std::future<Status> answer;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= queue_limit) return fail(failure::platform_busy, "the store's queue is full");
    queue_.push_back({std::move(job), {}});
    answer = queue_.back().answer.get_future();
  }
  wake_.notify_one();
  return answer.get();
}

std::deque<Writer::Waiting> Writer::take() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  return std::exchange(queue_, {});
}

void Writer::work(const Database& database, std::promise<Status> opened) {
  auto connection = Connection::open(database);
  if (!connection) return opened.set_value(tl::unexpected<Failure>(connection.error()));
  opened.set_value({});
  for (auto jobs = take(); !jobs.empty(); jobs = take()) {
    std::vector<Status> answers;
    const auto together = [&]() -> Status {
      CREDIT_TRY(auto transaction, Transaction::begin(**connection));
      for (const auto& waiting : jobs) answers.push_back(transaction.alone(waiting.job));
      return transaction.commit();
    }();
    for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].answer.set_value(together ? answers[i] : together);
  }
}

}  // namespace credit::platform
