// The test engine in its process, and what a person asks of it.
#pragma once
#include <QProcess>
#include <QTemporaryDir>

#include "kiosk/face/face_client.h"
#include "tests/support/catch.h"
#include "tests/support/event_loop.h"

namespace credit::face::test {

using credit::test::application;
using credit::test::run_until;
using std::chrono::milliseconds;

// A grown person who agreed, at a machine with everything.
inline Circumstances all_well() { return {true, true, 1, 0, *parse_day("1990-03-07"), *parse_day("2026-11-23")}; }

inline Portrait drawn_portrait() { return {102, 126, Personal<Bytes>(Bytes(std::size_t{3} * 102 * 126, 0x5C))}; }

class Engine {
 public:
  explicit Engine(const char* reply) {
    application();
    process_.start(QStringLiteral(TEST_FACE_ENGINE), {QString::fromStdString(socket()), QString::fromLatin1(reply)});
    REQUIRE(run_until([this] { return process_.canReadLine(); }));
  }
  ~Engine() {
    process_.closeWriteChannel();
    process_.waitForFinished();
  }
  std::string socket() const { return folder_.filePath(QStringLiteral("engine")).toStdString(); }

 private:
  QTemporaryDir folder_;
  QProcess process_;
};

struct Asked {
  explicit Asked(const std::string& socket, Limits limits = {}) : client({socket, limits}) {
    application();
    QObject::connect(&client, &FaceClient::camera_opened, [this] { ++opened; });
  }
  Result<Compared> compare(int tries_before = 0) {
    auto now = all_well();
    now.tries_before = tries_before;
    const auto portrait = drawn_portrait();
    std::optional<Result<Compared>> told;
    client.compare(*permit(now, portrait), portrait, [&](Result<Compared> result) { told = std::move(result); });
    REQUIRE(run_until([&] { return told.has_value(); }, std::chrono::seconds(30)));
    return std::move(*told);
  }
  FaceClient client;
  int opened = 0;
};

}  // namespace credit::face::test
