#include "drivers/service/scanner_desk.h"

#include "base/failures/scanner.h"
#include "drivers/service/usb_identity.h"
#include "drivers/usb/ids.h"

namespace credit::devices {
namespace {

DeviceState state_of(scanner::Condition condition) {
  switch (condition) {
    case scanner::Condition::absent:
      return DeviceState::absent;
    case scanner::Condition::starting:
      return DeviceState::starting;
    case scanner::Condition::ready:
      return DeviceState::ready;
    case scanner::Condition::fault:
      return DeviceState::fault;
  }
  impossible("a condition without a state", __FILE__, __LINE__);
}

}  // namespace

ScannerDesk::ScannerDesk(nodes::NodeWatch& nodes, ScannerOptions options)
    : classifier_(std::move(options.classifier)), scanners_(nodes, std::move(options.settings)) {
  connect(&scanners_, &scanner::Scanners::changed, this, &ScannerDesk::changed);
  connect(&scanners_, &scanner::Scanners::scanned, this, &ScannerDesk::scanned);
  connect(&scanners_, &scanner::Scanners::failed, this, [this](const Failure& failure, const std::string& port) {
    Q_EMIT code(ScanFailed{failure, port});
  });
}

void ScannerDesk::changed(const std::string& port) {
  const auto state = scanners_.state(port);
  DeviceChanged news;
  news.kind = DeviceKind::code_scanner;
  news.state = state_of(state.condition);
  news.port = port;
  news.failure = state.failure;
  news.last_failure = state.last_failure;
  news.name = state.name;
  if (state.condition != scanner::Condition::absent) {
    news.transport = usb::name_of(state.transport);
    news.identity = usb_identity(port);
  }
  if (const auto told = list_.take(std::move(news))) Q_EMIT device(*told);
}

void ScannerDesk::scanned(const scanner::Scan& scan, const std::string& port) {
  if (scan.charset == scanner::Charset::none)
    return Q_EMIT code(ScanFailed{scan.warning.value_or(Failure{failure::scanner_charset_unknown, {}}), port});
  Q_EMIT code(CodeScanned{classifier_.classify(scan.text), port});
}

}  // namespace credit::devices
