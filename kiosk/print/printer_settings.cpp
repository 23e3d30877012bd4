#include "kiosk/print/printer_settings.h"

#include <sstream>

#include "base/failures/common.h"
#include "kiosk/print/printer_place.h"

namespace credit::print {
namespace {

std::vector<std::string> words_in(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

}  // namespace

Result<PrinterSettings> read_printer_settings(const Settings& settings) {
  PrinterSettings result;
  CREDIT_TRY(result.uri, settings.text("printer.uri"));
  if (!read_place(result.uri)) return fail(failure::settings_invalid, "printer.uri: ipp:// or ipps:// expected");
  CREDIT_TRY(result.user, settings.text("printer.user", result.user));
  CREDIT_TRY(result.two_sided, settings.flag("printer.two_sided", result.two_sided));
  CREDIT_TRY(result.counts_pages, settings.flag("printer.counts_pages", result.counts_pages));
  CREDIT_TRY(const std::string ignored, settings.text("printer.ignored_reasons", std::string{}));
  result.ignored_reasons = words_in(ignored);
  // Shorter than the visit waits for a sign of printing, so that a held-up job ends in the printer's own words.
  CREDIT_TRY(const std::int64_t patience, settings.number("printer.patience_seconds", 10, 220, 180));
  result.patience = std::chrono::seconds(patience);
  return result;
}

}  // namespace credit::print
