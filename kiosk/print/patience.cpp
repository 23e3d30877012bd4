#include "kiosk/print/patience.h"

#include "base/failures/printing.h"
#include "kiosk/print/trouble.h"

namespace credit::print {

void Patience::seen(Time now, const PrinterState& printer, int pages_counted) {
  silent_ = false;
  answered_ = now;
  const bool blocked = printer.blocks_printing();
  if (pages_counted != pages_ || blocked != trouble_.has_value()) moved_ = now;
  pages_ = pages_counted;
  trouble_ = blocked ? std::optional(why_blocked(printer)) : std::nullopt;
}

std::optional<Failure> Patience::spent(Time now) const {
  if (silent_ && now - answered_ >= settings_.silence) return Failure{failure::printer_gone, "no answer"};
  if (silent_ || now - moved_ < settings_.patience) return {};
  if (trouble_) return trouble_;
  return Failure{failure::print_stalled, "no page and no reason"};
}

}  // namespace credit::print
