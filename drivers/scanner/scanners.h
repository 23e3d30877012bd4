// All the scanners there are, at any port, all at once: which nodes are scanners, and what they read.
//   hidraw  told by the report descriptor alone (usage page 8C), whatever vendor: it is looked at in sysfs, so that
//           nothing is opened or detached to look, and a vendor's settings interface (page FF8C) is never opened at all
//   tty     CDC-ACM or USB-serial of a vendor and product in the id table or the settings, or a line settings name
//   evdev   a boot keyboard (03/01/01) of a vendor and product in the id table or the settings, and grabbed
#pragma once
#include <map>

#include "drivers/scanner/scanner.h"

namespace credit::scanner {

class Scanners : public QObject {
  Q_OBJECT
 public:
  Scanners(nodes::NodeWatch& watch, ScannerSettings settings, QObject* parent = nullptr);
  ~Scanners() override;
  // Listens from the moment it is made; the watch is started by whoever owns it, since readers listen to it too.
  std::vector<ScannerState> states() const;           // of those plugged in, by port
  ScannerState state(const std::string& port) const;  // `absent` for a port without a scanner

 Q_SIGNALS:
  // failure: scanner_code_incomplete, scanner_code_too_long, scanner_report_invalid, scanner_unplugged,
  // scanner_keyboard_alt_codes, scanner_keyboard_unknown_key: somebody held a code to it and should be told.
  void scanned(const credit::scanner::Scan& scan, const std::string& port);
  void failed(const credit::Failure& failure, const std::string& port);
  // state(port) is another. Why a scanner is at fault: scanner_not_permitted, scanner_busy, scanner_open_failed,
  // scanner_unplugged, scanner_layout_unknown, scanner_descriptor_invalid, scanner_keyboard_not_grabbed.
  void changed(const std::string& port);

 private:
  void came(const nodes::Node& node);
  void went(const std::string& path);

  nodes::NodeWatch& watch_;
  ScannerSettings settings_;
  std::map<std::string, std::unique_ptr<Scanner>> scanners_;  // by the node's path
};

}  // namespace credit::scanner
