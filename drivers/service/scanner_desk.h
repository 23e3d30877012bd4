// The code scanners, as the service speaks of them; what they read, classified.
#pragma once
#include "drivers/code/classifier.h"
#include "drivers/scanner/scanners.h"
#include "drivers/service/device_list.h"

namespace credit::devices {

struct ScannerOptions {
  scanner::ScannerSettings settings;
  code::Classifier classifier;
};

class ScannerDesk : public QObject {
  Q_OBJECT
 public:
  ScannerDesk(nodes::NodeWatch& nodes, ScannerOptions options);

 Q_SIGNALS:
  void device(const credit::devices::DeviceChanged& news);
  void code(const credit::devices::Event& event);  // CodeScanned or ScanFailed

 private:
  void changed(const std::string& port);
  void scanned(const scanner::Scan& scan, const std::string& port);

  code::Classifier classifier_;
  scanner::Scanners scanners_;
  DeviceList list_;
};

}  // namespace credit::devices
