// Readers behind plug-ins, as many as are plugged in and named by the settings.
#pragma once
#include <map>
#include <memory>

#include "drivers/plugin/plugin_reader.h"
#include "drivers/usb/bus.h"

namespace credit::devices {

class PluginReaders : public QObject {
  Q_OBJECT
 public:
  using Programs = std::map<std::string, std::string>;  // "261a:0007" -> the plug-in's path
  PluginReaders(Programs programs, plugin::PluginReader::Timing timing)
      : programs_(std::move(programs)), timing_(timing) {}

  bool came(const usb::Attached& device);  // false: no plug-in is named for it
  bool went(const std::string& port);      // false: there was none
  void arm();
  void disarm();
  void expect_removal();
  void cancel();

 Q_SIGNALS:
  void changed(const credit::idcard::ReaderState& state);
  void happened(const credit::idcard::CardEvent& event);

 private:
  Programs programs_;
  plugin::PluginReader::Timing timing_;
  std::map<std::string, std::unique_ptr<plugin::PluginReader>> readers_;  // by port
  bool armed_ = false;
};

std::string id_text(std::uint16_t vid, std::uint16_t pid);  // "261a:0007"

}  // namespace credit::devices
