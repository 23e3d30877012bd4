// Asks the engine behind a socket whether the person at the camera is the one on the card's portrait: one connection a
// try, each step within its time. Believes a verdict only after the engine said that camera and memory are closed.
#pragma once
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>

#include "drivers/service/packet_socket.h"
#include "kiosk/face/permit.h"

namespace credit::face {

struct Limits {
  std::chrono::milliseconds hello{2000};      // after the connection
  std::chrono::milliseconds watching{3000};   // after the question
  std::chrono::milliseconds verdict{15'000};  // after the camera opened
  std::chrono::milliseconds closed{2000};     // after the verdict
};

struct Compared {
  Verdict verdict = Verdict::undecided;
  EngineName engine;  // for the register
};

class FaceClient : public QObject {
  Q_OBJECT
 public:
  struct Options {
    std::string socket;  // empty: no engine, and the way is not offered
    Limits limits;
  };
  using Answer = std::function<void(Result<Compared>)>;

  explicit FaceClient(Options options, QObject* parent = nullptr);
  ~FaceClient() override;

  bool configured() const { return !options_.socket.empty(); }
  // One at a time: what was under way is stopped first. face_engine_away, face_engine_silent, face_engine_broken
  void compare(const Permit& permit, const Portrait& portrait, Answer answer);
  void stop();  // the engine is told, the connection closed; the answer never comes

 Q_SIGNALS:
  void camera_opened();

 private:
  enum class Step { idle, hello, watching, verdict, closed };
  void expect(Step step, std::chrono::milliseconds limit);
  void hear();
  void take(const Said& said);
  Status greeted(const said::Hello& hello);
  Status compared(const said::Compared& compared);
  void settle(Result<Compared> result);
  void close();

  Options options_;
  devices::Descriptor socket_;
  std::unique_ptr<QSocketNotifier> ear_;
  QTimer patience_;
  Step step_ = Step::idle;
  Answer answer_;
  Personal<Bytes> question_;  // only until it is on its way
  EngineName engine_;
  std::optional<Verdict> verdict_;
};

}  // namespace credit::face
