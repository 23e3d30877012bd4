// The scanners' part of the settings, and the prefixes by which our own seals are known.
#include <array>
#include <charconv>
#include <sstream>

#include "base/failures/common.h"
#include "drivers/nodes/serial_port.h"
#include "drivers/service/plan.h"

namespace credit::devices {
namespace {

using scanner::Ending;
using scanner::Suffix;

tl::unexpected<Failure> wrong(const std::string& what) { return fail(failure::settings_invalid, what); }

std::vector<std::string> words_in(const std::string& text) {
  std::istringstream each(text);
  std::vector<std::string> words;
  for (std::string word; each >> word;) words.push_back(word);
  return words;
}

Result<std::vector<std::string>> words_at(const Settings& settings, const char* key) {
  CREDIT_TRY(const auto text, settings.text(key, ""));
  return words_in(text);
}

template <class Value, std::size_t count>
Result<Value> one_of(const Settings& settings, const char* key, Value fallback,
                     const std::array<std::pair<const char*, Value>, count>& names) {
  std::string usual, all;
  for (const auto& [name, value] : names) {
    if (value == fallback) usual = name;
    all += std::string(all.empty() ? "" : ", ") + name;
  }
  CREDIT_TRY(const auto text, settings.text(key, usual));
  for (const auto& [name, value] : names)
    if (std::string_view(name) == text) return value;
  return wrong(std::string(key) + " is one of " + all);
}

constexpr std::array<std::pair<const char*, Suffix>, 5> suffixes{
    {{"none", Suffix::none}, {"cr", Suffix::cr}, {"lf", Suffix::lf}, {"cr_lf", Suffix::cr_lf}, {"any", Suffix::any}}};
constexpr std::array<std::pair<const char*, Ending>, 2> endings{
    {{"at_suffix", Ending::at_suffix}, {"when_quiet", Ending::when_quiet}}};

Result<scanner::Framing> framing_of(const Settings& settings) {
  scanner::Framing framing;
  CREDIT_TRY(framing.suffix, one_of(settings, "scanner.suffix", framing.suffix, suffixes));
  CREDIT_TRY(framing.ending, one_of(settings, "scanner.ending", framing.ending, endings));
  CREDIT_TRY(framing.quiet, duration(settings, "scanner.quiet_ms", 10, framing.quiet));
  CREDIT_TRY(framing.aim_prefix, settings.flag("scanner.aim_prefix", framing.aim_prefix));
  if (framing.suffix == Suffix::none && framing.ending == Ending::at_suffix)
    return wrong("scanner.ending: a code cannot end at a suffix that is none");
  return framing;
}

Result<unsigned> baud_at(const Settings& settings, const char* key, unsigned fallback) {
  CREDIT_TRY(const auto baud, settings.number(key, 1200, 921'600, fallback));
  if (!nodes::SerialPort::knows_baud(static_cast<unsigned>(baud))) return wrong(std::string(key) + ": no such speed");
  return static_cast<unsigned>(baud);
}

bool hex16(std::string_view text, std::uint16_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return text.size() == 4 && error == std::errc() && end == text.data() + text.size();
}

Status add_ids(const Settings& settings, const char* key, usb::Transport transport,
               std::vector<scanner::ScannerId>& to) {
  CREDIT_TRY(const auto words, words_at(settings, key));
  for (const auto& word : words) {
    scanner::ScannerId id{0, 0, transport};
    const bool sound = word.size() == 9 && word[4] == ':' && hex16(std::string_view(word).substr(0, 4), id.vid) &&
                       hex16(std::string_view(word).substr(5), id.pid) && id.vid != 0 && id.pid != 0;
    if (!sound) return wrong(std::string(key) + " wants vid:pid in hexadecimal: " + word);
    to.push_back(id);
  }
  return {};
}

Status add_lines(const Settings& settings, scanner::ScannerSettings& to) {
  CREDIT_TRY(const auto places, words_at(settings, "scanner.lines"));
  CREDIT_TRY(const auto baud, baud_at(settings, "scanner.line_baud", 9600));
  for (const auto& place : places) to.lines.push_back({place, baud, to.cdc_acm});
  return {};
}

Status add_times(const Settings& settings, scanner::ScannerSettings& to) {
  CREDIT_TRY(to.part, duration(settings, "scanner.part_ms", 10, to.part));
  CREDIT_TRY(to.key, duration(settings, "scanner.key_ms", 10, to.key));
  CREDIT_TRY(to.retry, duration(settings, "scanner.retry_ms", 100, to.retry));
  CREDIT_TRY(to.retry_most, duration(settings, "scanner.retry_most_ms", 100, to.retry_most));
  if (to.retry > to.retry_most) return wrong("scanner.retry_ms is more than scanner.retry_most_ms");
  return {};
}

}  // namespace

Result<ScannerOptions> scanner_options(const Settings& settings) {
  scanner::ScannerSettings read;
  CREDIT_TRY(read.cdc_acm, framing_of(settings));
  CREDIT_TRY(read.cdc_acm_baud, baud_at(settings, "scanner.cdc_baud", read.cdc_acm_baud));
  CREDIT_CHECK(add_lines(settings, read));
  CREDIT_CHECK(add_ids(settings, "scanner.keyboards", usb::Transport::hid_keyboard, read.more));
  CREDIT_CHECK(add_ids(settings, "scanner.serial_ids", usb::Transport::usb_serial, read.more));
  CREDIT_CHECK(add_times(settings, read));
  CREDIT_TRY(auto prefixes, words_at(settings, "scanner.seal_urls"));
  CREDIT_TRY(auto classifier, code::Classifier::make(std::move(prefixes)));
  return ScannerOptions{std::move(read), std::move(classifier)};
}

}  // namespace credit::devices
