#include "drivers/scanner/scanners.h"

#include <algorithm>

namespace credit::scanner {

Scanners::Scanners(nodes::NodeWatch& watch, ScannerSettings settings, QObject* parent)
    : QObject(parent), watch_(watch), settings_(std::move(settings)) {
  connect(&watch_, &nodes::NodeWatch::arrived, this, &Scanners::came);
  connect(&watch_, &nodes::NodeWatch::left, this, &Scanners::went);
}

Scanners::~Scanners() = default;

void Scanners::came(const nodes::Node& node) {
  went(node.path);  // an old one that went without a word
  auto listener = listener_for(node, settings_);
  if (!listener) return;
  auto scanner = std::make_unique<Scanner>(node, name_for(node), std::move(listener), settings_);
  const auto port = scanner->state().port;
  connect(scanner.get(), &Scanner::scanned, this, [this, port](const Scan& scan) { Q_EMIT scanned(scan, port); });
  connect(scanner.get(), &Scanner::failed, this, [this, port](const Failure& why) { Q_EMIT failed(why, port); });
  connect(scanner.get(), &Scanner::changed, this, [this, port] { Q_EMIT changed(port); });
  auto& kept = scanners_[node.path] = std::move(scanner);
  kept->start();
}

void Scanners::went(const std::string& path) {
  const auto found = scanners_.find(path);
  if (found == scanners_.end()) return;
  found->second->unplugged();  // says `absent`, and what was half heard
  scanners_.erase(found);
}

std::vector<ScannerState> Scanners::states() const {
  std::vector<ScannerState> all;
  for (const auto& [path, scanner] : scanners_) all.push_back(scanner->state());
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.port < b.port; });
  return all;
}

ScannerState Scanners::state(const std::string& port) const {
  for (const auto& [path, scanner] : scanners_)
    if (scanner->state().port == port) return scanner->state();
  ScannerState nobody;
  nobody.port = port;
  return nobody;
}

}  // namespace credit::scanner
