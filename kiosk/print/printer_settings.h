// Where the printer is, what its model can and cannot say, and how long we wait for it.
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/settings.h"

namespace credit::print {

struct PrinterSettings {
  std::string uri;             // ipp:// or ipps://, a printer itself or a CUPS queue
  std::string user = "kiosk";  // the owner of our jobs: by it we find what an earlier run left behind
  bool two_sided = false;
  // False: the model never counts pages; its own "completed", and no trouble, then have to do. With true such a job
  // ends as Unconfirmed, and behind a CUPS queue every job does: a queue knows nothing of paper.
  bool counts_pages = true;
  // Whole printer-state-reasons this model always shows and that do not matter: "media-empty-report" of a spare tray.
  std::vector<std::string> ignored_reasons;
  std::chrono::milliseconds poll{250};
  // With paper out, a jam, ...; or with no page coming and no reason given.
  std::chrono::milliseconds patience{180'000};
  std::chrono::milliseconds busy{20'000};       // with the job before ours, or somebody else's
  std::chrono::milliseconds silence{15'000};    // a printer that stopped answering in the middle of a job
  std::chrono::milliseconds cancelling{5'000};  // for the printer to say that a cancelled job ended
  std::chrono::milliseconds counting{2'000};    // for the last pages to be counted after "completed"
};

// Section [printer]: uri, user, two_sided, counts_pages, ignored_reasons (blank between), patience_seconds.
Result<PrinterSettings> read_printer_settings(const Settings& settings);  // settings_invalid

}  // namespace credit::print
