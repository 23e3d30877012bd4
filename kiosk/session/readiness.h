// Whether this machine can serve a visitor: reader, printer, platform, keys. Says so to the visit, and asks again until
// what was wrong is cured.
#pragma once
#include <array>
#include <map>
#include <optional>

#include "drivers/service/events.h"
#include "kiosk/session/visit.h"

namespace credit::session {

// The keys this machine believes, and how it gets newer ones.
class TrustKeeper {
 public:
  virtual ~TrustKeeper() = default;
  virtual Status ready() = 0;  // asked each round; may cure itself
  // A round of questions for newer lists (report/trust/renewal.h), begun anew each time.
  virtual void begin_round() = 0;
  virtual const trust::ListRequest* next() const = 0;  // nullptr: the round is over
  virtual Result<trust::Taken> take(const Result<trust::ListAnswer>& answer) = 0;
};

class Readiness {
 public:
  Readiness(Visit& visit, platform_client::Client& platform, print::Printer& printer, TrustKeeper& trust,
            audit::Journal& journal);

  void look();       // asks all of them; nothing waits for an answer
  void ask_trust();  // fetches the newest lists
  // Some part did not answer in time after the start: it counts as missing from now on.
  void end_of_start();

  void device_event(const devices::Event& event);
  void reader_service(bool available);
  void reader_failed(const Failure& failure);

  bool in_order() const;

 private:
  enum class Part { trust, reader, printer, platform };
  static constexpr int part_count = 4;
  struct Health {
    bool known = false;
    std::optional<Failure> failure;
  };

  void set(Part part, std::optional<Failure> failure);
  void tell_visit();
  void tell_state();
  void ask_next_list(int round);
  void judge_readers(const devices::DeviceChanged& news);
  void platform_answered(Result<platform_client::Offer> offer);

  Visit& visit_;
  platform_client::Client& platform_;
  print::Printer& printer_;
  TrustKeeper& trust_;
  audit::Journal& journal_;
  std::array<Health, part_count> parts_;
  std::map<std::string, devices::DeviceChanged> readers_;  // by port; one that can be used is enough
  int round_ = 0;                                          // of questions for lists
  std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

}  // namespace credit::session
