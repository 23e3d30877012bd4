#include "kiosk/face/face_client.h"

#include "base/failures/face.h"

namespace credit::face {
namespace {

tl::unexpected<Failure> broken(const char* why) { return fail(failure::face_engine_broken, why); }
tl::unexpected<Failure> away(const char* why) { return fail(failure::face_engine_away, why); }

const char* words_for(Trouble trouble) {
  switch (trouble) {
    case Trouble::camera_missing:
      return "camera missing";
    case Trouble::camera_busy:
      return "camera busy";
    case Trouble::portrait_unusable:
      return "portrait unusable";
    case Trouble::other:
      break;
  }
  return "trouble of its own";
}

}  // namespace

FaceClient::FaceClient(Options options, QObject* parent) : QObject(parent), options_(std::move(options)) {
  patience_.setSingleShot(true);
  connect(&patience_, &QTimer::timeout, this, [this] {
    constexpr const char* awaited[] = {"nothing", "hello", "watching", "verdict", "closed"};
    settle(fail(failure::face_engine_silent, awaited[static_cast<std::size_t>(step_)]));
  });
}

FaceClient::~FaceClient() { stop(); }

void FaceClient::compare(const Permit& permit, const Portrait& portrait, Answer answer) {
  stop();
  answer_ = std::move(answer);
  auto connected = devices::connect_to(options_.socket);
  if (!connected) return settle(away("nobody listens"));
  socket_ = std::move(*connected);
  const auto time = static_cast<std::uint32_t>(options_.limits.verdict.count());
  question_ = compare_message(permit.attempt(), time, portrait);
  ear_ = std::make_unique<QSocketNotifier>(socket_.get(), QSocketNotifier::Read);
  connect(ear_.get(), &QSocketNotifier::activated, this, &FaceClient::hear);
  expect(Step::hello, options_.limits.hello);
}

void FaceClient::stop() {
  if (socket_.valid()) devices::send_packet(socket_, stop_message());
  answer_ = nullptr;
  close();
}

void FaceClient::expect(Step step, std::chrono::milliseconds limit) {
  step_ = step;
  patience_.start(limit);
}

// One packet at a turn of the loop: an engine that floods us does not keep us from anything else.
void FaceClient::hear() {
  Bytes packet;
  switch (devices::receive_packet(socket_, packet, said_limit)) {
    case devices::Got::nothing_yet:
      return;
    case devices::Got::closed:
      return settle(away("it went in the middle of it"));
    case devices::Got::too_long:
      return settle(broken("too long"));
    case devices::Got::packet:
      break;
  }
  const auto said = read_said(packet);
  if (!said) return settle(tl::unexpected<Failure>(said.error()));
  take(*said);
}

void FaceClient::take(const Said& said) {
  Status step = broken("out of turn");
  if (const auto* trouble = std::get_if<said::InTrouble>(&said))
    step = away(words_for(trouble->trouble));
  else if (const auto* hello = std::get_if<said::Hello>(&said); hello != nullptr && step_ == Step::hello)
    step = greeted(*hello);
  else if (std::holds_alternative<said::Watching>(said) && step_ == Step::watching) {
    expect(Step::verdict, options_.limits.verdict);
    Q_EMIT camera_opened();
    return;
  } else if (const auto* told = std::get_if<said::Compared>(&said); told != nullptr && step_ == Step::verdict)
    step = compared(*told);
  else if (std::holds_alternative<said::Closed>(said) && step_ == Step::closed)
    return settle(Compared{*verdict_, engine_});
  if (!step) settle(tl::unexpected<Failure>(step.error()));
}

Status FaceClient::greeted(const said::Hello& hello) {
  if (hello.lowest > protocol_version || hello.highest < protocol_version) return broken("another version");
  engine_ = hello.engine;
  const auto sent = devices::send_packet(socket_, question_.expose());
  question_.clear();
  if (sent != devices::Sent::whole) return away("it takes no question");
  expect(Step::watching, options_.limits.watching);
  return {};
}

Status FaceClient::compared(const said::Compared& compared) {
  if (compared.engine != engine_) return broken("it is another engine than it said");
  verdict_ = compared.verdict;
  expect(Step::closed, options_.limits.closed);
  return {};
}

void FaceClient::settle(Result<Compared> result) {
  close();
  if (const auto answer = std::exchange(answer_, nullptr)) answer(std::move(result));
}

void FaceClient::close() {
  patience_.stop();
  if (ear_) {
    ear_->setEnabled(false);
    ear_.release()->deleteLater();  // it may be the one that called us
  }
  socket_ = {};
  step_ = Step::idle;
  question_.clear();
  engine_ = {};
  verdict_.reset();
}

}  // namespace credit::face
