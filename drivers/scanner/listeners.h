// The three kinds of listeners, and one for a scanner that cannot be understood.
#pragma once
#include "drivers/scanner/key_codes.h"
#include "drivers/scanner/listener.h"
#include "drivers/scanner/pos_codes.h"
#include "drivers/scanner/serial_codes.h"

namespace credit::scanner {

class PosListener final : public Listener {
 public:
  PosListener(std::vector<PosLayout> layouts, std::chrono::milliseconds part)
      : codes_(std::move(layouts)), patience_(part) {}
  usb::Transport transport() const override { return usb::Transport::hid_pos; }
  Result<std::unique_ptr<nodes::Stream>> open(const std::string& path) override;
  Codes take(ByteView piece) override { return codes_.take(piece); }
  bool in_code() const override { return codes_.in_code(); }
  std::chrono::milliseconds patience() const override { return patience_; }
  Codes quiet() override { return codes_.quiet(); }
  void forget() override { codes_.forget(); }

 private:
  PosCodes codes_;
  std::chrono::milliseconds patience_;
};

class SerialListener final : public Listener {
 public:
  SerialListener(usb::Transport transport, unsigned baud, Framing framing)
      : transport_(transport), baud_(baud), codes_(framing), patience_(framing.quiet) {}
  usb::Transport transport() const override { return transport_; }
  Result<std::unique_ptr<nodes::Stream>> open(const std::string& path) override;
  Codes take(ByteView piece) override { return codes_.take(piece); }
  bool in_code() const override { return codes_.in_code(); }
  std::chrono::milliseconds patience() const override { return patience_; }
  Codes quiet() override { return codes_.quiet(); }
  void forget() override { codes_.forget(); }

 private:
  usb::Transport transport_;
  unsigned baud_;
  SerialCodes codes_;
  std::chrono::milliseconds patience_;
};

class KeyListener final : public Listener {
 public:
  explicit KeyListener(std::chrono::milliseconds key) : patience_(key) {}
  usb::Transport transport() const override { return usb::Transport::hid_keyboard; }
  // Grabbed (EVIOCGRAB) before anything is heard: what a scanner types may go to nobody else, and what is typed on a
  // keyboard that others hear too is not used. scanner_keyboard_not_grabbed
  Result<std::unique_ptr<nodes::Stream>> open(const std::string& path) override;
  Codes take(ByteView piece) override;
  bool in_code() const override { return codes_.in_code(); }
  std::chrono::milliseconds patience() const override { return patience_; }
  Codes quiet() override { return codes_.quiet(); }
  void forget() override { codes_.forget(); }

 private:
  KeyCodes codes_;
  std::chrono::milliseconds patience_;
};

class NoListener final : public Listener {  // never opened
 public:
  explicit NoListener(Failure why) : why_(std::move(why)) {}
  usb::Transport transport() const override { return usb::Transport::hid_pos; }
  Result<std::unique_ptr<nodes::Stream>> open(const std::string&) override { return tl::unexpected<Failure>(why_); }
  Codes take(ByteView) override { return {}; }
  bool in_code() const override { return false; }
  std::chrono::milliseconds patience() const override { return {}; }
  Codes quiet() override { return {}; }
  void forget() override {}

 private:
  Failure why_;
};

}  // namespace credit::scanner
