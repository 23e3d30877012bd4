// The script of the emulated reader: a table of sentences, what they look like and what they do.
#include <QRegularExpression>

#include "tests/emulators/reader_stand.h"

namespace credit::emulator {
namespace {

std::optional<Ask> ask_named(const std::string& name) {
  static const std::map<std::string, Ask> names{
      {"find", Ask::find},     {"select", Ask::select}, {"read", Ask::read},  {"newest address", Ask::newest_address},
      {"status", Ask::status}, {"id", Ask::id},         {"reset", Ask::reset}};
  const auto found = names.find(name);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

int number_in(const std::string& digits, int base = 10) {
  return static_cast<int>(std::strtol(digits.c_str(), nullptr, base));
}

using Words = std::vector<std::string>;  // the sentence, then what stands in each bracket
using Trouble = std::optional<std::string>;

// Empty when the sentence does not follow the pattern, with or without its tail.
Words words_of(const std::string& said, const char* pattern, const char* tail) {
  for (const auto& whole : {std::string(pattern), std::string(pattern) + tail}) {
    const QRegularExpression rule(QRegularExpression::anchoredPattern(QString::fromStdString(whole)));
    const auto match = rule.match(QString::fromStdString(said));
    if (!match.hasMatch()) continue;
    Words words;
    for (const auto& text : match.capturedTexts()) words.push_back(text.toStdString());
    return words;
  }
  return {};
}

}  // namespace

struct Sentences {
  struct Row {
    const char* example;
    const char* pattern;
    Trouble (*act)(ReaderStand& stand, const Words& words);
  };

  // The last bracket of a fault's pattern names the question it waits for, if any.
  static Trouble add(ReaderStand& stand, Fault::Kind kind, int value, const std::string& only) {
    const bool usb_only = kind == Fault::Kind::stall || kind == Fault::Kind::protocol_error;
    if (usb_only && stand.reader_.shape() == ReaderShape::serial) return "a serial line has no such thing";
    stand.reader_.add({kind, value, ask_named(only)});
    return {};
  }

#define FAULT(kind, value) \
  [](ReaderStand& s, const Words& w) { return add(s, Fault::Kind::kind, value, w[w.size() - 1]); }
  static constexpr const char* to = "(?: to (find|select|read|newest address|status|id|reset))?";
  static const std::vector<Row>& rows() {
    static const std::vector<Row> all{
        {"insert card \"synthetic-1\"", "insert card \"([^\"]+)\"", insert},
        {"remove card", "remove card",
         [](ReaderStand& s, const Words&) {
           s.reader_.remove();
           return Trouble();
         }},
        {"take 900 ms to read", "take (\\d+) ms to (find|select|read|newest address|status|id|reset)", time},
        {"answer quickly", "answer quickly", quickly},
        {"answer slowly 900 ms to read", "answer slowly (\\d+) ms", FAULT(slowness, number_in(w[1]))},
        {"answer nothing once to read", "answer nothing once", FAULT(silence, 0)},
        {"drop one preamble byte to read", "drop one preamble byte", FAULT(lose_preamble_byte, 0)},
        {"send stale bytes to find", "send stale bytes", FAULT(stale_bytes, 30)},
        {"leave stale bytes", "leave stale bytes", leave_stale},
        {"bad checksum once to read", "bad checksum once", FAULT(wrong_checksum, 0)},
        {"answer status 41 to read", "answer status ([0-9A-Fa-f]{2})", FAULT(wrong_status, number_in(w[1], 16))},
        {"stall once to read", "stall once", FAULT(stall, 0)},
        {"protocol error once to read", "protocol error once", FAULT(protocol_error, 0)},
        {"lose one packet to read", "lose one packet", FAULT(lose_packet, 0)},
        {"garble one packet to read", "garble one packet", FAULT(garble_packet, 0)},
        {"hang until a reset to find", "hang until a reset", FAULT(hang, 0)},
        {"hang until plugged anew to find", "hang until plugged anew", FAULT(hang_for_good, 0)},
        {"short packets", "short packets",
         [](ReaderStand& s, const Words&) {
           s.reader_.cut.packet_size = 24;
           return Trouble();
         }},
        {"whole packets", "whole packets",
         [](ReaderStand& s, const Words&) {
           s.reader_.cut.packet_size = 64;
           return Trouble();
         }},
        {"zero-length packets", "zero-length packets",
         [](ReaderStand& s, const Words&) {
           s.reader_.cut.zero_length_packets = true;
           return Trouble();
         }},
        {"text length 240", "text length (\\d+)", length},
        {"keep finding a read card", "keep finding a read card",
         [](ReaderStand& s, const Words&) {
           s.reader_.silent_after_read = false;
           return Trouble();
         }},
        {"do not know the newest address", "do not know the newest address",
         [](ReaderStand& s, const Words&) {
           s.reader_.knows_newest_address = false;
           return Trouble();
         }},
        {"unplug during read", "unplug during read",
         [](ReaderStand& s, const Words&) { return add(s, Fault::Kind::unplug, 200, "read"); }},
        {"unplug during read after 7 bytes", "unplug during read after (\\d+) bytes",
         [](ReaderStand& s, const Words& w) { return add(s, Fault::Kind::unplug, number_in(w[1]), "read"); }},
    };
    return all;
  }
#undef FAULT

  static Trouble insert(ReaderStand& stand, const Words& words) {
    const auto found = stand.cards_.find(words[1]);
    if (found == stand.cards_.end()) return "no card of that name";
    stand.reader_.insert(found->second);
    return {};
  }

  static Trouble time(ReaderStand& stand, const Words& words) {
    stand.reader_.take(std::chrono::milliseconds(number_in(words[1])), *ask_named(words[2]));
    return {};
  }

  static Trouble quickly(ReaderStand& stand, const Words&) {
    for (const auto ask : {Ask::find, Ask::select, Ask::read, Ask::newest_address, Ask::status, Ask::id, Ask::reset})
      stand.reader_.take(std::chrono::milliseconds(0), ask);
    return {};
  }

  static Trouble leave_stale(ReaderStand& stand, const Words&) {
    for (const auto endpoint : in_endpoints(stand.reader_.shape())) stand.usb_.send(endpoint, {Bytes(30, 0x5A)});
    return {};
  }

  static Trouble length(ReaderStand& stand, const Words& words) {
    const int bytes = number_in(words[1]);
    if (bytes < 0 || bytes > 256) return "a text has 0 to 256 bytes";
    stand.reader_.text_length = static_cast<std::size_t>(bytes);
    return {};
  }
};

std::optional<std::string> ReaderStand::obey(std::string_view sentence) {
  const std::string said(sentence);
  if (said == "plug") return plug(socket_), std::nullopt;
  if (const auto words = words_of(said, "plug into socket ([1-8])", ""); !words.empty())
    return plug(number_in(words[1])), std::nullopt;
  if (said == "unplug") return unplug(), std::nullopt;
  for (const auto& row : Sentences::rows()) {
    const auto words = words_of(said, row.pattern, Sentences::to);
    if (words.empty()) continue;
    const std::scoped_lock lock(mutex_);
    return row.act(*this, words);
  }
  return "not a sentence: " + said;
}

std::vector<std::string> ReaderStand::sentences() {
  std::vector<std::string> all{"plug", "unplug", "plug into socket 3"};
  for (const auto& row : Sentences::rows()) all.emplace_back(row.example);
  return all;
}

}  // namespace credit::emulator
