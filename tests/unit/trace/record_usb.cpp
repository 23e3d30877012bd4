// The shipped driver beside an emulated reader, written down; then the trace alone, played back to the same driver.
#include <QFile>
#include <QTemporaryDir>

#include "drivers/idcard/wrapper.h"
#include "drivers/trace/recording_bus.h"
#include "drivers/trace/replaying_bus.h"
#include "drivers/usb/libusb_bus.h"
#include "tests/emulators/reader_stand.h"
#include "tests/support/usb_world.h"
#include "tests/unit/idcard/witness.h"
#include "tests/unit/trace/card_words.h"

using namespace credit;
using namespace credit::test;
using emulator::ReaderShape;
using Words = std::vector<std::string>;
using std::chrono::milliseconds;

namespace {

idcard::Timing bench_timing() {
  auto timing = fast_timing();
  timing.poll = milliseconds(10);
  timing.find = timing.select = timing.module = timing.read = milliseconds(600);
  return timing;
}

// Puts cards down before an armed reader while everything is written to `file`; what the reader told.
Words recorded(ReaderShape shape, const std::string& file, const Words& keys, const Words& before_each = {}) {
  application();
  emulator::ReaderStand stand(usb_world(), shape, test_cards());
  const auto says = [&](const std::string& sentence) { REQUIRE_FALSE(stand.obey(sentence)); };
  says("answer quickly");
  says("plug");
  auto recorder = trace::Recorder::make(file);
  REQUIRE(recorder);
  const std::shared_ptr<trace::Recorder> shared = std::move(*recorder);
  trace::RecordingBus bus(std::make_unique<usb::LibusbBus>(), shared);
  idcard::Reader reader(bus, bench_timing());
  Witness witness(reader);
  reader.arm();
  REQUIRE(reader.start());
  REQUIRE(witness.becomes("ready"));
  std::size_t told = 0;
  for (const auto& key : keys) {
    for (const auto& sentence : before_each) says(sentence);
    says("insert card \"" + key + "\"");
    REQUIRE(run_until([&] { return witness.events.size() >= told + 2; }));
    REQUIRE(run_until([&] { return stand.asked(emulator::Ask::newest_address) > 2; }));
    says("remove card");
    REQUIRE(run_until([&] { return witness.events.size() >= told + 3; }));
    told += 3;
  }
  says("unplug");
  REQUIRE(witness.becomes("absent reader_unplugged"));
  CHECK(shared->sound());
  return witness.events;
}

std::string whole(const std::string& file) {
  QFile in(QString::fromStdString(file));
  REQUIRE(in.open(QIODevice::ReadOnly));
  return in.readAll().toStdString();
}

// The bytes that came, end to end; out of their wrapper where there is one.
std::string stream_in(const std::vector<trace::Entry>& entries) {
  std::string stream;
  for (const auto& entry : entries) {
    if (entry.what != trace::What::end) continue;
    const auto content = idcard::unwrap(entry.data);
    const ByteView bytes = content ? content->data : ByteView(entry.data);
    stream.append(bytes.begin(), bytes.end());
  }
  return stream;
}

struct Playback {
  std::unique_ptr<trace::ReplayingBus> bus;
  idcard::Reader reader;
  Witness witness;
  bool finished = false;
  std::string different;

  explicit Playback(std::vector<trace::Entry> entries)
      : bus(std::make_unique<trace::ReplayingBus>(std::move(entries))), reader(*bus, bench_timing()), witness(reader) {
    application();
    QObject::connect(bus.get(), &trace::ReplayingBus::finished, [this] { finished = true; });
    QObject::connect(bus.get(), &trace::ReplayingBus::differs,
                     [this](const QString& where) { different = where.toStdString(); });
    reader.arm();
    REQUIRE(reader.start());
    REQUIRE(run_until([this] { return finished || !different.empty(); }, milliseconds(20'000)));
  }
};

const auto usb_shapes = {ReaderShape::split, ReaderShape::single, ReaderShape::hid, ReaderShape::hid_wrapped};

}  // namespace

TEST_CASE("a trace holds nobody's data and plays back through the driver, in every packaging") {
  const auto shape = GENERATE(from_range(std::vector<ReaderShape>(usb_shapes)));
  INFO(emulator::name_of(shape));
  const QTemporaryDir folder;
  const auto file = folder.filePath(QStringLiteral("trace")).toStdString();
  const Words keys{"synthetic-moved", "synthetic-permit", "synthetic-rare"};
  const auto told = recorded(shape, file, keys);
  const auto entries = trace::load(file);
  REQUIRE(entries);
  for (const auto& key : keys) {
    const auto card = test_cards().at(key);
    CHECK(found_in(whole(file), card).empty());
    CHECK(found_in(stream_in(*entries), card).empty());
  }
  CHECK(stream_in(*entries).find(as_utf16("990101197001010028")) != std::string::npos);
  Playback playback(*entries);
  CHECK(playback.different.empty());
  REQUIRE(playback.witness.events.size() == told.size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    const bool read = told[i].rfind("read ", 0) == 0;
    CHECK(playback.witness.events[i].rfind(read ? "read " : told[i], 0) == 0);
    if (read) CHECK(playback.witness.events[i] != told[i]);
  }
  CHECK(playback.witness.now() == "absent reader_unplugged");
}

TEST_CASE("faults on the wire are in the trace and happen again") {
  const QTemporaryDir folder;
  const auto file = folder.filePath(QStringLiteral("trace")).toStdString();
  const auto fault = GENERATE(as<std::string>(), "bad checksum once to read", "drop one preamble byte to read",
                              "stall once to read", "send stale bytes to read", "short packets");
  const auto told = recorded(ReaderShape::split, file, {"synthetic-1"}, {fault});
  CHECK(found_in(whole(file), test_cards().at("synthetic-1")).empty());
  Playback playback(*trace::load(file));
  INFO(playback.different);
  CHECK(playback.finished);
  CHECK(playback.witness.events.size() == told.size());
}

TEST_CASE("a driver that asks something else than it did is told where") {
  const QTemporaryDir folder;
  const auto file = folder.filePath(QStringLiteral("trace")).toStdString();
  recorded(ReaderShape::single, file, {"synthetic-1"});
  auto entries = *trace::load(file);
  const auto asked =
      std::find_if(entries.begin(), entries.end(), [](const auto& entry) { return entry.what == trace::What::write; });
  asked->data.back() ^= 0xFF;
  Playback playback(entries);
  CHECK_FALSE(playback.finished);
  CHECK(playback.different.find("the driver asks") != std::string::npos);
}
