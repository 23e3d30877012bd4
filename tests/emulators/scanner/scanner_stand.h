// A code scanner on a bench: what kind it is, the device it is in, and sentences that say what befalls it.
#pragma once
#include <functional>
#include <memory>

#include "tests/emulators/scanner/device_body.h"
#include "tests/emulators/scanner/layouts.h"

namespace credit::emulator {

using BodyMaker = std::function<std::unique_ptr<DeviceBody>(const BodyShape& shape)>;

class ScannerStand {
 public:
  // kind: "Honeywell", "Newland", "62", "Microscan", "bare", "keyboard" or "serial"; see the sentences.
  ScannerStand(BodyMaker make, std::string_view kind, std::string port = "1-3");
  ~ScannerStand();

  // One sentence; see sentences(). Nothing when it was obeyed, else what is wrong with it.
  Trouble obey(std::string_view sentence);
  static std::vector<std::string> sentences();  // one example of each
  static bool knows_kind(std::string_view kind);

  bool plugged() const { return body_ != nullptr && body_->plugged(); }
  DeviceBody* body() { return body_.get(); }  // of the kind it is now
  std::size_t speaking() const;               // index of the interface that codes come from

 private:
  friend struct ScannerSentences;
  enum class Way { pos, bare, keyboard, serial };
  Trouble become(std::string_view kind);
  BodyShape shape() const;
  Trouble scan(ByteView code, const std::string& aim);
  Trouble scan_pieces(ByteView code);  // a serial one writes twice
  Trouble type(ByteView code);
  Trouble half(ByteView code);
  Trouble send_all(const std::vector<Bytes>& reports, std::size_t first, std::size_t last);

  BodyMaker make_;
  std::string port_;
  Way way_ = Way::pos;
  PosShape pos_ = PosShape::honeywell;
  std::string suffix_ = "\r\n";
  std::vector<Bytes> unsent_;  // the other half of a half-sent code
  std::unique_ptr<DeviceBody> body_;
};

// A code of so many bytes that says it is a test: the facts' F2 example where it has its length.
std::string code_of(std::size_t size);

}  // namespace credit::emulator
