// As many scanners as are wanted beside the reader, each spoken to by its number: "scanner: plug", "scanner 2: plug".
#pragma once
#include "tests/emulators/scanner/scanner_stand.h"

namespace credit::emulator {

class ScannerBench {
 public:
  explicit ScannerBench(BodyMaker make) : make_(std::move(make)) {}
  // kind: as ScannerStand's, in small letters too ("honeywell"). Plugged into port 1-3, the next one into 1-4, ...
  Trouble add(std::string_view kind, bool plugged);

  static bool is_for_a_scanner(std::string_view line);
  Trouble obey(std::string_view line);          // with its "scanner:" in front
  static std::vector<std::string> sentences();  // likewise

 private:
  BodyMaker make_;
  std::vector<std::unique_ptr<ScannerStand>> stands_;
};

}  // namespace credit::emulator
