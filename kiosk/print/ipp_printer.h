// The printer of this machine, over IPP.
#pragma once
#include <functional>
#include <memory>

#include "kiosk/print/printer.h"
#include "kiosk/print/printer_settings.h"

namespace credit::print {

// leftovers: called on the Qt thread when jobs of an earlier run were found in the printer and taken out: at the first
// answer after the start, and whenever a printer comes back that vanished with a job inside.
std::unique_ptr<Printer> make_ipp_printer(PrinterSettings settings, std::function<void(int)> leftovers = {});

}  // namespace credit::print
