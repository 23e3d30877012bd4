#include "tests/emulators/scanner/scanner_bench.h"

#include <cctype>
#include <cstdlib>

namespace credit::emulator {
namespace {

constexpr std::string_view address = "scanner";
constexpr int first_socket = 3;

std::string kind_named(std::string_view name) {
  std::string kind(name);
  if (!ScannerStand::knows_kind(kind) && !kind.empty())
    kind[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(kind[0])));
  return kind;
}

}  // namespace

Trouble ScannerBench::add(std::string_view kind, bool plugged) {
  const auto known = kind_named(kind);
  if (!ScannerStand::knows_kind(known)) return "no such kind of scanner: " + std::string(kind);
  const std::string port = "1-" + std::to_string(first_socket + stands_.size());
  stands_.push_back(std::make_unique<ScannerStand>(make_, known, port));
  return plugged ? stands_.back()->obey("plug") : Trouble();
}

bool ScannerBench::is_for_a_scanner(std::string_view line) {
  return line.substr(0, address.size()) == address && line.find(':') != std::string_view::npos;
}

Trouble ScannerBench::obey(std::string_view line) {
  const auto colon = line.find(':');
  const std::string number(line.substr(address.size(), colon - address.size()));
  const std::size_t which = number.empty() ? 1 : std::strtoul(number.c_str(), nullptr, 10);
  if (which == 0 || which > stands_.size()) return "there are " + std::to_string(stands_.size()) + " scanners";
  auto sentence = line.substr(colon + 1);
  while (!sentence.empty() && sentence.front() == ' ') sentence.remove_prefix(1);
  return stands_[which - 1]->obey(sentence);
}

std::vector<std::string> ScannerBench::sentences() {
  std::vector<std::string> all;
  for (const auto& sentence : ScannerStand::sentences()) all.push_back(std::string(address) + ": " + sentence);
  return all;
}

}  // namespace credit::emulator
