// One connection to the printer and the seven requests we make of it. Blocking, with time-outs: for a thread of its
// own.
#pragma once
#include <cups/http.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "kiosk/print/ipp_reading.h"
#include "kiosk/print/printer_settings.h"

namespace credit::print {

class IppLink {
 public:
  static Result<IppLink> open(const PrinterSettings& settings);  // printer_off

  // Each: printer_gone when the answer does not come.
  Result<PrinterState> printer();
  // Known after printer(): the other end is a CUPS queue. Its page counts are its filters', made before any paper
  // moves.
  bool is_queue() const { return queue_; }
  Result<int> create_job(const std::string& name,
                         int pages);  // printer_paused, printer_busy, print_format_refused, print_refused
  // keep_waiting is asked once a second while the printer takes its time; the codes are those of create_job.
  Status send(int job, ByteView pdf, const std::function<bool()>& keep_waiting);
  Result<JobReading> job(int job);
  Status cancel(int job);               // a job that is over is no failure
  Result<std::vector<int>> our_jobs();  // not over yet, of our user

 private:
  struct Close {
    void operator()(http_t* http) const { httpClose(http); }
  };
  struct Forget {
    void operator()(ipp_t* message) const;
  };
  using Message = std::unique_ptr<ipp_t, Forget>;

  IppLink(const PrinterSettings& settings, std::string resource, http_t* http)
      : settings_(&settings), resource_(std::move(resource)), http_(http) {}
  Message request(int operation, int job = 0) const;
  Result<Message> ask(Message request);

  const PrinterSettings* settings_;
  std::string resource_;
  std::unique_ptr<http_t, Close> http_;
  bool queue_ = false;
};

// Takes every job of ours that is not over out of the printer, and says how many there were. Blocking.
Result<int> settle_leftovers(const PrinterSettings& settings);

}  // namespace credit::print
