#include "drivers/scanner/scanner.h"

#include <algorithm>

#include "base/failures/scanner.h"
#include "drivers/scanner/scan_text.h"

namespace credit::scanner {
namespace {

std::string port_of(const nodes::Node& node) {
  if (node.port.empty()) return node.path;
  return node.interface_number == 0 ? node.port : node.port + ":1." + std::to_string(node.interface_number);
}

// Looking again would find the same: the device's own description is at fault.
bool lasting(FailureCode code) {
  return code == failure::scanner_layout_unknown || code == failure::scanner_descriptor_invalid;
}

}  // namespace

const char* name_of(Condition condition) {
  switch (condition) {
    case Condition::absent:
      return "absent";
    case Condition::starting:
      return "starting";
    case Condition::ready:
      return "ready";
    case Condition::fault:
      return "at fault";
  }
  impossible("a condition without a name", __FILE__, __LINE__);
}

Scanner::Scanner(nodes::Node node, std::string name, std::unique_ptr<Listener> listener,
                 const ScannerSettings& settings, QObject* parent)
    : QObject(parent),
      node_(std::move(node)),
      listener_(std::move(listener)),
      retry_(settings.retry),
      next_retry_(settings.retry),
      retry_most_(settings.retry_most) {
  state_.port = port_of(node_);
  state_.transport = listener_->transport();
  state_.name = std::move(name);
  state_.serial = node_.serial;
  patience_.setSingleShot(true);
  again_.setSingleShot(true);
  connect(&patience_, &QTimer::timeout, this, &Scanner::quiet);
  connect(&again_, &QTimer::timeout, this, &Scanner::open);
}

Scanner::~Scanner() = default;

void Scanner::start() {
  become(Condition::starting);
  open();
}

void Scanner::open() {
  listener_->forget();
  auto stream = listener_->open(node_.path);
  if (!stream) return rest(stream.error());
  stream_ = std::move(*stream);
  connect(stream_.get(), &nodes::Stream::heard, this, &Scanner::heard);
  connect(stream_.get(), &nodes::Stream::ended, this, &Scanner::ended);
  become(Condition::ready);
}

void Scanner::heard(ByteView piece) {
  next_retry_ = retry_;
  auto codes = listener_->take(piece);
  wait();
  tell(std::move(codes));
}

void Scanner::wait() {
  if (listener_->in_code())
    patience_.start(listener_->patience());
  else
    patience_.stop();
}

void Scanner::quiet() {
  auto codes = listener_->quiet();
  wait();
  tell(std::move(codes));
}

void Scanner::tell(Codes codes) {
  for (auto& code : codes) {
    if (code)
      Q_EMIT scanned(scan_of(std::move(*code)));
    else
      Q_EMIT failed(code.error());
  }
}

// Half a code dies with the stream, and whoever holds it to the scanner hears of it.
void Scanner::ended(const nodes::NodeTrouble& why) {
  stream_.release()->deleteLater();  // it is telling us this very moment
  const auto failure = failure_from(why);
  const bool half = listener_->in_code();
  listener_->forget();
  patience_.stop();
  if (half) Q_EMIT failed({failure.code, {}});
  rest(failure);
}

void Scanner::unplugged() {
  if (stream_) stream_->hear_out();  // the last code may have come before the news
  again_.stop();
  if (!stream_) return become(Condition::absent, Failure{failure::scanner_unplugged, node_.path});
  ended({nodes::Trouble::gone, node_.path});
  again_.stop();
}

void Scanner::rest(const Failure& why) {
  become(why.code == failure::scanner_unplugged ? Condition::absent : Condition::fault, why);
  if (lasting(why.code)) return;
  again_.start(next_retry_);
  next_retry_ = std::min(next_retry_ * 2, retry_most_);
}

void Scanner::become(Condition condition, std::optional<Failure> failure) {
  const auto same_code = [](const auto& a, const auto& b) { return a ? b && a->code == b->code : !b; };
  if (state_.condition == condition && same_code(state_.failure, failure)) return;
  state_.condition = condition;
  if (failure) state_.last_failure = failure;
  state_.failure = std::move(failure);
  Q_EMIT changed();
}

}  // namespace credit::scanner
