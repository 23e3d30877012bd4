// One job from first question to settled outcome, told in order. Blocking: for a thread of its own.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>

#include "kiosk/print/ipp_link.h"
#include "kiosk/print/patience.h"

namespace credit::print {

class JobRun {
 public:
  // stop: the visitor (or the end of the program) wants the job cancelled. The document's bytes are wiped once sent.
  JobRun(const PrinterSettings& settings, Job& job, std::stop_token stop, std::function<void(Progress)> progress);
  ~JobRun();

  Outcome run();
  // True when the printer vanished before we could take the job out of it: it must be taken out when it comes back.
  bool left_behind() const { return left_behind_; }
  int leftovers() const { return leftovers_; }  // jobs of an earlier run that were taken out before this one

 private:
  Status prepare();
  Status create();
  Status send();
  Outcome unsent(const Failure& why);
  Outcome follow();
  Outcome completed();
  Outcome stop(std::optional<Failure> given_up);
  void look();
  Status look_once();
  void tell();
  void wait(std::chrono::milliseconds time);
  std::optional<Failure> tired();
  Evidence evidence() const;

  const PrinterSettings& settings_;
  Job& job_;
  std::stop_token stop_;
  std::function<void(Progress)> progress_;

  std::optional<IppLink> link_;
  Patience patience_;
  int id_ = 0;
  bool queue_ = false;
  JobReading reading_;
  PrinterState printer_;
  std::optional<Failure> given_up_;
  std::optional<Progress> told_;
  bool left_behind_ = false;
  int leftovers_ = 0;
  std::mutex mutex_;
  std::condition_variable_any sleeper_;
};

}  // namespace credit::print
