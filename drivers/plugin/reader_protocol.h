// How a plug-in speaks for a reader whose own protocol only its vendor's library knows. Version 1, byte for byte.
//
// The plug-in is a program that gets no arguments and an empty environment. Its standard input and output are a stream
// to credit-devices; standard error leads nowhere. It may open files, devices, Unix and netlink sockets, and nothing
// else. Both sides send lines: ASCII, words parted by one blank, ended by one LF (0A), at most 256 bytes with the LF.
//
// To the plug-in:
//   hello 1 261a:0007 1-2.3   the first line: the version spoken here, the device's id, the port it is plugged into
//   arm                       look for cards and read them, until disarm
//   disarm                    read none; drop what is being read
//   cancel                    give up the read that is going on; leave that card alone until it is lifted
//   ping 17                   say "pong 17", within five seconds
//   (end of the stream)       leave
//
// From the plug-in:
//   hello 1 SS628 1.2         the first line, within five seconds: the version it speaks; then free words, how reader
//   and
//                             library call themselves
//   can removed               if it will say when a card is lifted; right after hello, or never
//   state starting | ready | fault
//   found                     a card lies there; it is being read
//   card 256 1024 0           followed by so many bytes: the text file of the card as GA 467 has it (at most 256), the
//                             photo undecoded (at most 1024), the newest address in UTF-16LE (at most 70, 0 for none)
//   failed moved | not_genuine | unknown | timeout
//   removed                   the card was lifted
//   pong 17
//
// Whoever breaks these rules, answers no ping, or ends is ended and started anew after a pause: one second, doubled up
// to a minute.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/personal.h"
#include "base/result.h"

namespace credit::plugin {

inline constexpr int reader_protocol_version = 1;

namespace said {
struct Hello {
  int version = 0;
  std::string name;
};
struct CanRemoved {};
enum class State { starting, ready, fault };
struct Found {};
struct Card {
  Personal<Bytes> text, photo, newest_address;
};
enum class Failed { moved, not_genuine, unknown, timeout };
struct Removed {};
struct Pong {
  std::uint32_t number = 0;
};
}  // namespace said
using Said = std::variant<said::Hello, said::CanRemoved, said::State, said::Found, said::Card, said::Failed,
                          said::Removed, said::Pong>;

// Pieces in, messages out.
class ReaderEar {
 public:
  ReaderEar();
  ~ReaderEar() { wipe(waiting_); }
  ReaderEar(const ReaderEar&) = delete;
  ReaderEar& operator=(const ReaderEar&) = delete;
  Result<std::vector<Said>> add(ByteView piece);  // plugin_protocol_broken: nothing more can be understood

 private:
  Result<std::optional<Said>> next();
  Bytes waiting_;
  std::size_t at_ = 0;  // of waiting_: understood so far
};

}  // namespace credit::plugin
