// An identity card reader as GA 467 describes it, without any transport: requests in, packets out, with a delay.
// Its frames are made here on purpose and not by the driver's code, like their packaging.
#pragma once
#include <chrono>
#include <list>
#include <map>
#include <optional>
#include <vector>

#include "tests/emulators/reader_packaging.h"
#include "tests/emulators/synthetic_card.h"

namespace credit::emulator {

enum class Ask : std::uint16_t {
  reset = 0x10FF,
  status = 0x11FF,
  id = 0x12FF,
  find = 0x2001,
  select = 0x2002,
  read = 0x3001,
  read_with_finger = 0x3010,
  newest_address = 0x3003,
  card_number = 0x3005,
};

struct Fault {
  enum class Kind {
    lose_preamble_byte,
    wrong_checksum,
    wrong_status,  // value: SW3
    silence,
    slowness,  // value: ms
    unplug,    // value: bytes of the answer that still get out
    stall,
    protocol_error,
    stale_bytes,    // value: how many, before the answer
    lose_packet,    // one in the middle of the answer
    garble_packet,  // one byte in the middle of the answer; in a wrapper its sum
    hang,           // from now on deaf until the device is reset, or plugged in anew
    hang_for_good,  // not even a reset helps: only plugging in anew
  } kind;
  int value = 0;
  std::optional<Ask> only;  // the next answer to this, else the next answer
};

struct Answer {
  Ask ask;
  std::chrono::milliseconds after{0};
  std::vector<Piece> pieces;
  bool unplug = false;
  std::optional<std::uint8_t> stall, protocol_error;  // endpoints
};

class SdtReader {
 public:
  explicit SdtReader(ReaderShape shape) : shape_(shape), requests_(shape) {}

  ReaderShape shape() const { return shape_; }
  std::optional<Answer> hear(std::uint8_t endpoint, const Bytes& data);  // once the request is whole
  void power_on();   // plugged in anew: nothing is remembered but the card that lies there
  void bus_reset();  // the same, but for a reader that is past help

  void insert(SyntheticCard card);
  void remove();
  bool has_card() const { return card_.has_value(); }
  int asked(Ask ask) const { return asked_.contains(ask) ? asked_.at(ask) : 0; }
  void add(Fault fault) { faults_.push_back(fault); }
  void take(std::chrono::milliseconds time, Ask ask) { times_[ask] = time; }

  // Habits of a make of reader.
  bool silent_after_read = true;     // find answers 80 until a card that was read is lifted
  bool knows_newest_address = true;  // else 21
  std::size_t text_length = 256;     // GA 467 table 33: at most
  Cut cut;

 private:
  struct Said {
    std::uint8_t sw3;
    Bytes data;
  };
  Said obey(Ask ask);
  Said read();
  Answer pack(Ask ask, const Said& said);
  std::optional<Fault> fault(Fault::Kind kind, Ask ask);
  bool deaf(Ask ask);
  void damage(Answer& answer);

  ReaderShape shape_;
  RequestGatherer requests_;
  enum class Health { well, hung, past_help } health_ = Health::well;
  std::optional<SyntheticCard> card_;
  enum class Stage { none, found, selected, read } stage_ = Stage::none;
  std::list<Fault> faults_;
  std::map<Ask, int> asked_;
  std::map<Ask, std::chrono::milliseconds> times_{{Ask::find, std::chrono::milliseconds(40)},
                                                  {Ask::select, std::chrono::milliseconds(60)},
                                                  {Ask::read, std::chrono::milliseconds(900)}};
};

}  // namespace credit::emulator
