// A reader behind a plug-in: the same events as any other reader's. Keeps the plug-in alive, within its limits and at
// arm's length; believes nothing it says but what the protocol allows.
#pragma once
#include <QTimer>

#include "drivers/idcard/reader.h"
#include "drivers/plugin/child.h"
#include "drivers/plugin/reader_protocol.h"

namespace credit::plugin {

class PluginReader : public QObject {
  Q_OBJECT
 public:
  struct Device {
    std::string program;   // absolute path
    std::string id, port;  // "261a:0007", "1-2.3"
    std::string name;      // of the device, for people
  };
  struct Timing {
    std::chrono::milliseconds hello{5000}, ping{5000}, read{15'000};  // until the word must be there
    std::chrono::milliseconds first_pause{1000}, longest_pause{60'000}, healthy{60'000};  // before it is started anew
    std::chrono::milliseconds look{500};  // between two thoughts about a card left behind
    idcard::LeftBehind::Pace left_behind;
  };
  PluginReader(Device device, Timing timing, QObject* parent = nullptr);
  ~PluginReader() override;

  void start();
  const idcard::ReaderState& state() const { return state_; }
  void arm();
  void disarm();
  void expect_removal();
  void cancel();

 Q_SIGNALS:
  void changed();  // state() is another
  void happened(const credit::idcard::CardEvent& event);

 private:
  enum class Stage { away, greeting, running };
  void launch();
  void hear(ByteView piece);
  void obey(const Said& message);
  void greet(const said::Hello& hello);
  void find();
  void take(const said::Card& card);
  void trouble(said::Failed why);
  void lift();
  void read_late();
  void pulse();
  void look();
  void fail_card(Failure why);
  void stop(Failure why);
  void say(const std::string& line);
  void tell(const idcard::CardEvent& event);
  void become(idcard::Condition condition, std::optional<Failure> failure = {});

  Device device_;
  Timing timing_;
  idcard::ReaderState state_;
  Child* child_ = nullptr;
  std::unique_ptr<ReaderEar> ear_;
  Stage stage_ = Stage::away;
  bool armed_ = false;
  bool says_removed_ = false;
  enum class Card { none, reading, settled } card_ = Card::none;
  idcard::LeftBehind left_behind_;
  std::uint32_t pinged_ = 0, ponged_ = 0;
  std::chrono::milliseconds pause_;
  idcard::LeftBehind::Time began_{};
  QTimer again_, patience_, pulse_, reading_, look_;
};

}  // namespace credit::plugin
