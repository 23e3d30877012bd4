// One report onto paper, and the truth about it. IPP straight to the printer (or to a queue): Create-Job,
// Send-Document, then the job AND the printer are asked until the outcome is settled.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::print {

enum class Trouble {  // read from printer-state-reasons by prefix; several at once are possible
  paper_out,
  paper_low,
  jam,
  cover_open,
  toner_out,
  toner_low,
  output_full,
  paused,
  offline,
  other
};

struct PrinterState {
  bool reachable = false;
  bool accepting = false;
  std::vector<Trouble> troubles;
  std::optional<int> toner_percent;
  bool blocks_printing() const;  // unreachable, not accepting, or any trouble that stops paper
};

struct Progress {
  int pages_done = 0, pages = 0;
  std::vector<Trouble> troubles;  // what holds it up right now; empty when it runs
};

// The outcome is a sum type. "Printed" is only said of paper: job completed, every page counted by the printer, and the
// printer reachable and free of blocking troubles when asked afterwards.
struct Printed {
  int pages = 0;
};
struct Unconfirmed {
  int pages_seen = 0;
};  // the job left us, the printer did not confirm the paper
struct PrintFailed {
  Failure failure;
  int page = 0;
};  // page: the first that did not come, from 1
struct Cancelled {
  int pages_seen = 0;
};
using Outcome = std::variant<Printed, Unconfirmed, PrintFailed, Cancelled>;

struct Job {
  Bytes pdf;
  int pages = 0;
  std::string name;  // report number; never a person's name
};

// All calls on the Qt thread and non-blocking; callbacks come back on the Qt thread, in order, never after cancel() or
// destruction except the one outcome. One job at a time (printer_busy).
class Printer {
 public:
  virtual ~Printer() = default;
  virtual void ask(std::function<void(PrinterState)> answer) = 0;  // answers within 3 s, at worst "not reachable"
  virtual void print(Job job, std::function<void(Progress)> progress, std::function<void(Outcome)> settled) = 0;
  virtual void cancel() = 0;  // asks the printer to stop; the outcome still comes through settled
};

}  // namespace credit::print
