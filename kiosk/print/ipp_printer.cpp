#include "kiosk/print/ipp_printer.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <atomic>
#include <stop_token>

#include "base/failures/printing.h"
#include "base/personal.h"
#include "kiosk/print/ipp_link.h"
#include "kiosk/print/job_run.h"

namespace credit::print {
namespace {

constexpr std::chrono::milliseconds ask_limit{3000};

// A document that is wiped wherever it ends up.
struct PrivateJob {
  explicit PrivateJob(Job given) : job(std::move(given)) {}
  PrivateJob(const PrivateJob&) = delete;
  PrivateJob& operator=(const PrivateJob&) = delete;
  ~PrivateJob() { wipe(job.pdf); }
  Job job;
};

// Whoever comes first, answer or time limit, is heard; the other is not.
struct Question {
  std::function<void(PrinterState)> answer;
  void settle(const PrinterState& state) {
    if (const auto once = std::exchange(answer, nullptr)) once(state);
  }
};

Result<PrinterState> look_at(const PrinterSettings& settings) {
  CREDIT_TRY(IppLink link, IppLink::open(settings));
  return link.printer();
}

// Two threads beside the Qt thread, one for questions and one for the job, so that neither waits for the other. Their
// results come back as queued calls on context_, which dies after both threads have ended.
class IppPrinter final : public Printer {
 public:
  IppPrinter(PrinterSettings settings, std::function<void(int)> leftovers)
      : settings_(std::move(settings)), leftovers_(std::move(leftovers)) {
    asking_.setMaxThreadCount(1);
    printing_.setMaxThreadCount(1);
  }
  ~IppPrinter() override {
    stop_.request_stop();
    asking_.clear();
    asking_.waitForDone();
    printing_.waitForDone();
  }

  void ask(std::function<void(PrinterState)> answer) override {
    const auto question = std::make_shared<Question>(Question{std::move(answer)});
    QTimer::singleShot(ask_limit, &context_, [question] { question->settle({}); });
    asking_.start([this, question] {
      const PrinterState state = look_at(settings_).value_or(PrinterState{});
      on_qt_thread([this, question, state] {
        question->settle(state);
        if (state.reachable) settle_debt();
      });
    });
  }

  void print(Job job, std::function<void(Progress)> progress, std::function<void(Outcome)> settled) override {
    const auto owned = std::make_shared<PrivateJob>(std::move(job));
    if (busy_) {
      on_qt_thread([settled = std::move(settled)] { settled(PrintFailed{{failure::printer_busy, {}}, 1}); });
      return;
    }
    busy_ = true;
    progress_ = std::move(progress);
    settled_ = std::move(settled);
    stop_ = {};
    printing_.start([this, owned, stop = stop_.get_token()] { run(owned->job, stop); });
  }

  void cancel() override {
    progress_ = nullptr;
    stop_.request_stop();
  }

 private:
  template <class Call>
  void on_qt_thread(Call call) {
    QMetaObject::invokeMethod(&context_, std::move(call), Qt::QueuedConnection);
  }

  void run(Job& job, const std::stop_token& stop) {
    JobRun job_run(settings_, job, stop, [this](const Progress& now) {
      on_qt_thread([this, now] {
        if (progress_) progress_(now);
      });
    });
    const Outcome outcome = job_run.run();
    on_qt_thread([this, outcome, debt = job_run.left_behind(), found = job_run.leftovers()] {
      debt_ = debt_ || debt;
      tell_leftovers(found);
      end(outcome);
    });
  }

  void end(const Outcome& outcome) {
    busy_ = false;
    progress_ = nullptr;
    const auto settled = std::exchange(settled_, nullptr);
    if (settled) settled(outcome);  // may start the next job, or destroy us
  }

  // On the thread of the job, so that it can never meet a new job of ours.
  void settle_debt() {
    if (!debt_ || busy_) return;
    debt_ = false;
    printing_.start([this] {
      const auto found = settle_leftovers(settings_);
      on_qt_thread([this, found] {
        debt_ = debt_ || !found;
        tell_leftovers(found.value_or(0));
      });
    });
  }

  void tell_leftovers(int found) {
    if (found > 0 && leftovers_) leftovers_(found);
  }

  const PrinterSettings settings_;
  const std::function<void(int)> leftovers_;
  std::function<void(Progress)> progress_;
  std::function<void(Outcome)> settled_;
  bool busy_ = false;
  bool debt_ = true;  // an earlier run may have left a job in the printer
  std::stop_source stop_;
  QObject context_;
  QThreadPool asking_, printing_;
};

}  // namespace

std::unique_ptr<Printer> make_ipp_printer(PrinterSettings settings, std::function<void(int)> leftovers) {
  return std::make_unique<IppPrinter>(std::move(settings), std::move(leftovers));
}

}  // namespace credit::print
