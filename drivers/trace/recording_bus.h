// A bus that writes down what goes over it, in both directions, and changes nothing.
#pragma once
#include "drivers/trace/recorder.h"

namespace credit::trace {

class RecordingBus final : public usb::Bus {
  Q_OBJECT
 public:
  RecordingBus(std::unique_ptr<usb::Bus> bus, std::shared_ptr<Recorder> recorder);
  Status start() override { return bus_->start(); }
  Result<std::unique_ptr<usb::Device>> open(const std::string& port) override;

 private:
  std::unique_ptr<usb::Bus> bus_;
  std::shared_ptr<Recorder> recorder_;
};

}  // namespace credit::trace
