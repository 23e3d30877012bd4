#include "drivers/service/plugin_readers.h"

#include <array>
#include <cstdio>

namespace credit::devices {

std::string id_text(std::uint16_t vid, std::uint16_t pid) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04x:%04x", vid, pid);
  return text.data();
}

bool PluginReaders::came(const usb::Attached& device) {
  const auto id = id_text(device.id.vid, device.id.pid);
  const auto program = programs_.find(id);
  if (device.id.transport != usb::Transport::vendor_private || program == programs_.end()) return false;
  auto reader = std::make_unique<plugin::PluginReader>(
      plugin::PluginReader::Device{program->second, id, device.port, device.id.name}, timing_);
  auto& kept = *(readers_[device.port] = std::move(reader));
  connect(&kept, &plugin::PluginReader::changed, this, [this, &kept] { Q_EMIT changed(kept.state()); });
  connect(&kept, &plugin::PluginReader::happened, this, &PluginReaders::happened);
  if (armed_) kept.arm();
  kept.start();
  return true;
}

bool PluginReaders::went(const std::string& port) { return readers_.erase(port) > 0; }

void PluginReaders::arm() {
  armed_ = true;
  for (const auto& [port, reader] : readers_) reader->arm();
}

void PluginReaders::disarm() {
  armed_ = false;
  for (const auto& [port, reader] : readers_) reader->disarm();
}

void PluginReaders::expect_removal() {
  for (const auto& [port, reader] : readers_) reader->expect_removal();
}

void PluginReaders::cancel() {
  for (const auto& [port, reader] : readers_) reader->cancel();
}

}  // namespace credit::devices
