#include "report/verify/command/batch.h"

#include <signal.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "base/failures/verify.h"
#include "base/file.h"
#include "report/verify/command/batch_output.h"
#include "report/verify/command/batch_source.h"
#include "report/verify/command/progress.h"
#include "report/verify/pdf_structure.h"

namespace credit::verify::command {
namespace {

constexpr std::size_t seals_together = 64;  // a seal is checked in less time than it takes to hand it over
constexpr std::size_t chunks_a_thread = 4;  // in work or waiting for their turn to be written

struct Chunk {
  std::vector<BatchInput> inputs;
};
struct Done {
  std::string lines;
  std::array<std::uint64_t, 4> by_conclusion{};
  std::uint64_t checked = 0;
};

class Judge {
 public:
  Judge(const Options& options, const Verifier& verifier, const document::EditionShelf& editions)
      : options_(options), verifier_(verifier), editions_(editions) {}

  Done judge(const Chunk& chunk) const {
    Done done;
    for (const auto& input : chunk.inputs) add(done, input);
    return done;
  }

 private:
  void add(Done& done, const BatchInput& input) const {
    auto conclusion = Conclusion::unreadable;
    const BatchEntry entry{input.line, input.kind == BatchInput::Kind::seal ? "…" + tail(input.text) : input.text};
    if (const auto verdict = check(input)) {
      conclusion = verdict->conclusion();
      const Answered answered{*verdict, verifier_.trust().list, edition_of(*verdict), options_.at, options_.language};
      done.lines += csv() ? csv_row(entry, answered) : json_row(entry, answered);
    } else {
      done.lines += csv() ? csv_row(entry, verdict.error()) : json_row(entry, verdict.error());
    }
    ++done.checked;
    ++done.by_conclusion[static_cast<std::size_t>(conclusion)];
  }

  Result<Verdict> check(const BatchInput& input) const {
    if (input.kind == BatchInput::Kind::unusable) return fail(failure::input_is_no_seal, "a line too long");
    if (input.kind == BatchInput::Kind::seal) return verifier_.check_url_or_digits(input.text, options_.at);
    std::error_code error;
    if (!std::filesystem::is_regular_file(input.text, error)) return fail(failure::input_unreadable, "no such file");
    const auto bytes = read_file(input.text, pdf_bytes_limit);
    if (!bytes) return fail(failure::input_unreadable, bytes.error().detail);
    if (options_.scan && is_pdf(*bytes)) return verifier_.check_scan(*bytes, options_.at);
    return verifier_.check_any(*bytes, options_.at);
  }
  const document::Edition* edition_of(const Verdict& verdict) const {
    const auto* facts = verdict.facts();
    const auto found = facts != nullptr ? editions_.find(facts->edition) : Result<const document::Edition*>(nullptr);
    return found ? *found : nullptr;
  }
  static std::string tail(const std::string& seal) {
    return seal.substr(seal.size() - std::min<std::size_t>(12, seal.size()));
  }
  bool csv() const { return options_.form == ResultForm::csv; }

  const Options& options_;
  const Verifier& verifier_;
  const document::EditionShelf& editions_;
};

// Chunks go out numbered and come back in any order; they are taken in theirs.
class Crew {
 public:
  Crew(const Judge& judge, unsigned size) : judge_(judge) {
    for (unsigned i = 0; i < size; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Crew() {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    todo_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  bool full() const { return given_ - taken_ >= threads_.size() * chunks_a_thread; }
  bool idle() const { return given_ == taken_; }
  void give(Chunk chunk) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.emplace(given_++, std::move(chunk));
    }
    todo_.notify_one();
  }
  Done take() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return done_.count(taken_) != 0; });
    auto done = std::move(done_.extract(taken_++).mapped());
    return done;
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      todo_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
      if (closing_) return;
      auto node = waiting_.extract(waiting_.begin());
      lock.unlock();
      auto done = judge_.judge(node.mapped());
      lock.lock();
      done_.emplace(node.key(), std::move(done));
      ready_.notify_one();
    }
  }

  const Judge& judge_;
  std::mutex mutex_;
  std::condition_variable todo_, ready_;
  std::map<std::uint64_t, Chunk> waiting_;
  std::map<std::uint64_t, Done> done_;
  std::uint64_t given_ = 0, taken_ = 0;  // of the one thread that gives and takes
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

// A signal can reach nothing but a variable of the program.
volatile sig_atomic_t stop_wanted = 0;

class StopSignals {
 public:
  StopSignals() {
    stop_wanted = 0;
    struct sigaction action {};
    action.sa_handler = [](int) { stop_wanted = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    ::sigaction(SIGINT, &action, &old_int_);
    ::sigaction(SIGTERM, &action, &old_term_);
  }
  ~StopSignals() {
    ::sigaction(SIGINT, &old_int_, nullptr);
    ::sigaction(SIGTERM, &old_term_, nullptr);
  }
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  bool wanted() const { return stop_wanted != 0; }

 private:
  struct sigaction old_int_ {
  }, old_term_{};
};

// Seals together, a file alone. Empty at the end of the source.
Result<Chunk> next_chunk(BatchSource& source, std::uint64_t& to_skip, BatchTotals& totals) {
  Chunk chunk;
  while (chunk.inputs.size() < seals_together) {
    CREDIT_TRY(auto input, source.next());
    if (!input) break;
    if (to_skip > 0) {
      --to_skip;
      ++totals.skipped;
      continue;
    }
    const bool file = input->kind == BatchInput::Kind::file;
    chunk.inputs.push_back(std::move(*input));
    if (file) break;
  }
  return chunk;
}

unsigned threads_for(const Options& options) {
  return options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

int BatchTotals::exit_status() const {
  if (interrupted) return 4;
  for (const auto worst : {Conclusion::not_genuine, Conclusion::unreadable, Conclusion::genuine_not_valid})
    if (by_conclusion[static_cast<std::size_t>(worst)] > 0) return command::exit_status(worst);
  return 0;
}

Result<BatchTotals> run_batch(const Options& options, const Verifier& verifier,
                              const document::EditionShelf& editions) {
  CREDIT_TRY(const auto source, open_batch(options.batch));
  BatchOutput output;
  if (!options.output.empty()) CREDIT_CHECK(output.open(options.output, options.resume));
  const bool csv = options.form == ResultForm::csv;
  auto to_skip = output.lines_kept() - (csv && output.lines_kept() > 0 ? 1 : 0);  // the head is no result
  if (csv && output.lines_kept() == 0) CREDIT_CHECK(output.write(csv_head()));

  const StopSignals stop;
  BatchTotals totals;
  Progress progress(options.quiet, options.language);
  const Judge judge(options, verifier, editions);
  Crew crew(judge, threads_for(options));
  for (bool more = true; more || !crew.idle();) {
    while (more && !crew.full()) {
      CREDIT_TRY(auto chunk, next_chunk(*source, to_skip, totals));
      more = !chunk.inputs.empty() && !stop.wanted();
      if (!chunk.inputs.empty()) crew.give(std::move(chunk));
    }
    if (crew.idle()) break;
    const auto done = crew.take();
    CREDIT_CHECK(output.write(done.lines));
    totals.checked += done.checked;
    for (std::size_t i = 0; i < done.by_conclusion.size(); ++i) totals.by_conclusion[i] += done.by_conclusion[i];
    progress.show(totals, source->done());
  }
  totals.interrupted = stop.wanted();
  progress.end(totals);
  return totals;
}

}  // namespace credit::verify::command
