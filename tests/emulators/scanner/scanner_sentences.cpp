// The script of the emulated scanner: a table of sentences, what they look like and what they do.
#include <QRegularExpression>

#include "tests/emulators/scanner/scanner_stand.h"

namespace credit::emulator {
namespace {

using Words = std::vector<std::string>;  // the sentence, then what stands in each bracket

std::size_t number_in(const std::string& digits) { return std::strtoul(digits.c_str(), nullptr, 10); }

Words words_of(const std::string& said, const char* pattern) {
  const QRegularExpression rule(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)),
                                QRegularExpression::UseUnicodePropertiesOption);
  const auto match = rule.match(QString::fromStdString(said));
  Words words;
  if (match.hasMatch())
    for (const auto& text : match.capturedTexts()) words.push_back(text.toStdString());
  return words;
}

std::optional<Bytes> bytes_in(const std::string& spaced) {
  std::string digits;
  for (const char c : spaced)
    if (c != ' ') digits += c;
  return from_hex(digits);
}

}  // namespace

struct ScannerSentences {
  struct Row {
    const char* example;
    const char* pattern;
    Trouble (*act)(ScannerStand& stand, const Words& words);
  };

  static const std::vector<Row>& rows() {
    static const std::vector<Row> all{
        {"plug", "plug", [](ScannerStand& s, const Words&) { return s.body_->plug(); }},
        {"layout Newland", "layout (Honeywell|Newland|62|Microscan|bare)",
         [](ScannerStand& s, const Words& w) { return s.become(w[1]); }},
        {"as keyboard", "as keyboard", [](ScannerStand& s, const Words&) { return s.become("keyboard"); }},
        {"as serial with CR LF", "as serial with (CR LF|CR|LF|nothing)", serial},
        {"scan \"https://www.gsxt.gov.cn/\"", "scan \"(.+)\"",
         [](ScannerStand& s, const Words& w) { return s.scan(view(w[1]), "]Q1"); }},
        {"scan \"6901234567892\" as ]E0", "scan \"(.+)\" as (\\][A-Za-z][0-9A-Za-z])",
         [](ScannerStand& s, const Words& w) { return s.scan(view(w[1]), w[2]); }},
        {"scan 72 bytes", "scan (\\d+) bytes",
         [](ScannerStand& s, const Words& w) { return s.scan(view(code_of(number_in(w[1]))), "]Q1"); }},
        {"scan 72 bytes in two parts", "scan (\\d+) bytes in two parts",
         [](ScannerStand& s, const Words& w) { return s.scan_pieces(view(code_of(number_in(w[1])))); }},
        {"scan bytes D6 D0 as ]Q1", "scan bytes ([0-9A-Fa-f ]+) as (\\][A-Za-z][0-9A-Za-z])", raw},
        {"send half a code", "send half a code",
         [](ScannerStand& s, const Words&) { return s.half(view(code_of(130))); }},
        {"send the other half", "send the other half", other_half},
        {"answer a command", "answer a command", answer},
        {"send a report of zeros", "send a report of zeros", zeros},
        {"count beyond the report", "count beyond the report", beyond},
        {"unplug during a long code", "unplug during a long code", torn},
        {"unplug", "unplug", [](ScannerStand& s, const Words&) { return s.body_->unplug(); }},
    };
    return all;
  }

  static Trouble serial(ScannerStand& stand, const Words& words) {
    stand.suffix_ = words[1] == "CR LF" ? "\r\n" : words[1] == "CR" ? "\r" : words[1] == "LF" ? "\n" : "";
    return stand.way_ == ScannerStand::Way::serial ? Trouble() : stand.become("serial");
  }

  static Trouble raw(ScannerStand& stand, const Words& words) {
    const auto bytes = bytes_in(words[1]);
    if (!bytes || bytes->empty()) return "bytes are pairs of hexadecimal digits";
    return stand.scan(*bytes, words[2]);
  }

  static Trouble other_half(ScannerStand& stand, const Words&) {
    const auto rest = std::exchange(stand.unsent_, {});
    if (rest.empty()) return "there is no other half";
    return stand.send_all(rest, 0, rest.size());
  }

  // Facts F3: Honeywell answers under ]X0, Newland with a frame that begins 02 00.
  static Trouble answer(ScannerStand& stand, const Words&) {
    if (stand.way_ != ScannerStand::Way::pos) return "only HID POS scanners answer commands here";
    if (stand.pos_ == PosShape::honeywell || stand.pos_ == PosShape::short_62)
      return stand.scan(view("Product Name: Voyager 1602g\r\n"), "]X0");
    return stand.scan(Bytes{0x02, 0x00, 0x00, 0x01, 0x00, 0x33, 0x31}, "");
  }

  static Bytes first_report(ScannerStand& stand, std::size_t code) {
    return pos_reports(stand.pos_, "]Q1", view(code_of(code))).front();
  }

  static Trouble zeros(ScannerStand& stand, const Words&) {
    if (stand.way_ != ScannerStand::Way::pos) return "only HID POS scanners have reports";
    auto report = first_report(stand, 1);
    std::fill(report.begin() + 1, report.end(), std::uint8_t{0});
    return stand.body_->send(stand.speaking(), report);
  }

  static Trouble beyond(ScannerStand& stand, const Words&) {
    if (stand.way_ != ScannerStand::Way::pos) return "only HID POS scanners have reports";
    auto report = first_report(stand, 10);
    report[1] = 0xFF;
    return stand.body_->send(stand.speaking(), report);
  }

  // Two parts of three: that the second has left us says that the host has the first (dummy_hcd keeps one for itself).
  static Trouble torn(ScannerStand& stand, const Words&) {
    if (auto wrong = stand.half(view(code_of(130)))) return wrong;
    const auto rest = std::exchange(stand.unsent_, {});
    if (auto wrong = stand.send_all(rest, 0, rest.size() / 2)) return wrong;
    return stand.body_->unplug();
  }
};

Trouble ScannerStand::obey(std::string_view sentence) {
  const std::string said(sentence);
  for (const auto& row : ScannerSentences::rows()) {
    const auto words = words_of(said, row.pattern);
    if (!words.empty()) return row.act(*this, words);
  }
  return "not a sentence: " + said;
}

std::vector<std::string> ScannerStand::sentences() {
  std::vector<std::string> all;
  for (const auto& row : ScannerSentences::rows()) all.emplace_back(row.example);
  return all;
}

}  // namespace credit::emulator
