// How long a job may stand still, and for which reason it is then given up. Pure: time is handed in.
#pragma once
#include <chrono>
#include <optional>

#include "kiosk/print/printer.h"
#include "kiosk/print/printer_settings.h"

namespace credit::print {

class Patience {
 public:
  using Time = std::chrono::steady_clock::time_point;
  Patience(const PrinterSettings& settings, Time start) : settings_(settings), moved_(start), answered_(start) {}

  void no_answer() { silent_ = true; }
  void seen(Time now, const PrinterState& printer, int pages_counted);
  // printer_gone, the code of the trouble that held it up, or print_stalled.
  std::optional<Failure> spent(Time now) const;

 private:
  const PrinterSettings& settings_;
  Time moved_;     // the last sign of progress: a page, or a trouble gone
  Time answered_;  // the last answer
  bool silent_ = false;
  int pages_ = 0;
  std::optional<Failure> trouble_;
};

}  // namespace credit::print
