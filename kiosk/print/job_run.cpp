#include "kiosk/print/job_run.h"

#include <algorithm>
#include <thread>

#include "base/failures/printing.h"
#include "base/personal.h"
#include "kiosk/print/trouble.h"

namespace credit::print {
namespace {

using std::chrono::steady_clock;

bool same(const Progress& a, const Progress& b) { return a.pages_done == b.pages_done && a.troubles == b.troubles; }

}  // namespace

JobRun::JobRun(const PrinterSettings& settings, Job& job, std::stop_token stop, std::function<void(Progress)> progress)
    : settings_(settings),
      job_(job),
      stop_(std::move(stop)),
      progress_(std::move(progress)),
      patience_(settings, steady_clock::now()) {}

JobRun::~JobRun() { wipe(job_.pdf); }

Outcome JobRun::run() {
  if (const auto ready = prepare(); !ready) return PrintFailed{ready.error(), 1};
  if (stop_.stop_requested()) return Cancelled{0};
  if (const auto created = create(); !created) {
    if (stop_.stop_requested() && !left_behind_) return Cancelled{0};
    return PrintFailed{created.error(), 1};
  }
  if (const auto sent = send(); !sent) return unsent(sent.error());
  wipe(job_.pdf);
  return follow();
}

// A job of an earlier run must not come out on this visitor's paper.
Status JobRun::prepare() {
  CREDIT_TRY(link_, IppLink::open(settings_));
  CREDIT_TRY(printer_, link_->printer());
  queue_ = link_->is_queue();
  if (printer_.blocks_printing()) return tl::unexpected<Failure>(why_blocked(printer_));
  CREDIT_TRY(const std::vector<int> leftovers, link_->our_jobs());
  for (const int leftover : leftovers) CREDIT_CHECK(link_->cancel(leftover));
  leftovers_ = static_cast<int>(leftovers.size());
  return {};
}

// A printer that is still letting go of the job before ours says busy. Nothing was created then, so asking again is
// safe (RFC 8011, server-error-busy). Without an answer the job may exist all the same: then it is a leftover.
Status JobRun::create() {
  const auto enough = steady_clock::now() + settings_.busy;
  auto id = link_->create_job(job_.name, job_.pages);
  while (!id && id.error().code == failure::printer_busy && !stop_.stop_requested() && steady_clock::now() < enough) {
    wait(settings_.poll);
    id = link_->create_job(job_.name, job_.pages);
  }
  left_behind_ = !id && id.error().code == failure::printer_gone;
  CREDIT_TRY(id_, std::move(id));
  tell();
  return {};
}

// The document has a connection of its own: while the printer takes its time, job and printer are looked at.
Status JobRun::send() {
  CREDIT_TRY(IppLink sender, IppLink::open(settings_));
  return sender.send(id_, job_.pdf, [this] {
    look();
    given_up_ = tired();
    return !given_up_ && !stop_.stop_requested();
  });
}

Outcome JobRun::unsent(const Failure& why) {
  if (!given_up_ && !stop_.stop_requested()) given_up_ = why;
  const Outcome outcome = stop(given_up_);
  // Without the whole document nothing can have been printed to its end.
  if (std::holds_alternative<Unconfirmed>(outcome)) return PrintFailed{given_up_.value_or(why), 1};
  return outcome;
}

Outcome JobRun::follow() {
  for (;;) {
    look();
    if (reading_.state == JobState::completed) return completed();
    if (is_over(reading_.state)) return judge(evidence());
    if (const auto why = tired()) return stop(why);
    if (stop_.stop_requested()) return stop({});
    wait(settings_.poll);
  }
}

// Some printers count the last page, or notice that it is stuck, a moment after they call the job completed.
Outcome JobRun::completed() {
  const auto enough = steady_clock::now() + settings_.counting;
  do {
    std::this_thread::sleep_for(settings_.poll);
    look();
  } while (settings_.counts_pages && !queue_ && reading_.counted.value_or(0) < job_.pages &&
           steady_clock::now() < enough);
  Evidence e = evidence();
  e.state = JobState::completed;  // was seen; a printer that has fallen silent since is "not reachable" in e.printer
  return judge(e);
}

Outcome JobRun::stop(std::optional<Failure> given_up) {
  given_up_ = std::move(given_up);
  progress_ = nullptr;
  if (!link_) look();
  left_behind_ = !link_ || !link_->cancel(id_);
  const auto enough = steady_clock::now() + settings_.cancelling;
  while (!left_behind_ && steady_clock::now() < enough) {
    look();
    if (is_over(reading_.state)) break;
    std::this_thread::sleep_for(settings_.poll);
  }
  if (reading_.state == JobState::completed) return completed();
  Evidence e = evidence();
  if (left_behind_) e.state = JobState::silent;
  return judge(e);
}

void JobRun::look() {
  if (!look_once()) {
    link_.reset();
    printer_ = {};
    patience_.no_answer();
  } else {
    patience_.seen(steady_clock::now(), printer_, reading_.counted.value_or(0));
  }
  tell();
}

Status JobRun::look_once() {
  if (!link_) {
    CREDIT_TRY(link_, IppLink::open(settings_));
  }
  CREDIT_TRY(JobReading now, link_->job(id_));
  if (queue_) now.counted.reset();
  if (!now.counted) now.counted = reading_.counted;
  reading_ = now;
  CREDIT_TRY(printer_, link_->printer());
  return {};
}

void JobRun::tell() {
  Progress now{std::clamp(reading_.counted.value_or(0), 0, job_.pages), job_.pages, blocking_only(printer_.troubles)};
  if (!printer_.reachable) now.troubles = {Trouble::offline};
  if (!progress_ || (told_ && same(*told_, now))) return;
  told_ = now;
  progress_(std::move(now));
}

void JobRun::wait(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  sleeper_.wait_for(lock, stop_, time, [] { return false; });
}

std::optional<Failure> JobRun::tired() { return patience_.spent(steady_clock::now()); }

Evidence JobRun::evidence() const {
  Evidence e;
  e.state = reading_.state;
  e.pages = job_.pages;
  e.counted = reading_.counted;
  e.model_counts = settings_.counts_pages;
  e.from_a_queue = queue_;
  e.document_refused = reading_.document_refused;
  e.printer = printer_;
  e.given_up = given_up_;
  return e;
}

}  // namespace credit::print
