#include "tests/emulators/scanner/scanner_stand.h"

#include "base/result.h"
#include "tests/emulators/scanner/evdev_keys.h"

namespace credit::emulator {
namespace {

// Ids of the table (facts F4). Without a name of their own, emulated ones take Honeywell's.
struct Id {
  std::uint16_t vid, pid;
};
constexpr Id honeywell_pos{0x0C2E, 0x0B87}, honeywell_keyboard{0x0C2E, 0x0B61}, honeywell_serial{0x0C2E, 0x0B6A},
    newland{0x1EAB, 0x0D10};

}  // namespace

std::string code_of(std::size_t size) {
  std::string code = "https://www.gsxt.gov.cn/%7BTESTTESTTEST0123456789ABCDEF-1700000000000%7D";
  while (code.size() < size) code += static_cast<char>('0' + code.size() % 10);
  code.resize(size);
  return code;
}

ScannerStand::ScannerStand(BodyMaker make, std::string_view kind, std::string port)
    : make_(std::move(make)), port_(std::move(port)) {
  CREDIT_ENSURE(!become(kind));
}
ScannerStand::~ScannerStand() = default;

bool ScannerStand::knows_kind(std::string_view kind) {
  return kind == "keyboard" || kind == "serial" || kind == "bare" || pos_shape_named(kind).has_value();
}

// Another kind is another device: what was plugged is pulled out, and the new one plugged in its place.
Trouble ScannerStand::become(std::string_view kind) {
  if (!knows_kind(kind)) return "no such kind of scanner: " + std::string(kind);
  const bool was_plugged = plugged();
  if (was_plugged) body_->unplug();
  unsent_.clear();
  if (const auto pos = pos_shape_named(kind)) {
    way_ = Way::pos;
    pos_ = *pos;
  } else {
    way_ = kind == "keyboard" ? Way::keyboard : kind == "serial" ? Way::serial : Way::bare;
  }
  body_ = make_(shape());
  return was_plugged ? body_->plug() : Trouble();
}

// Honeywell's has its interface for settings first (signal11/hidapi#385).
BodyShape ScannerStand::shape() const {
  const auto made = [this](Id id, std::vector<BodyInterface> interfaces) {
    return BodyShape{id.vid, id.pid, port_, "Emulated scanner", std::move(interfaces)};
  };
  using Kind = BodyInterface::Kind;
  switch (way_) {
    case Way::keyboard:
      return made(honeywell_keyboard, {{Kind::keyboard, keyboard_descriptor(), 8}});
    case Way::serial:
      return made(honeywell_serial, {{Kind::serial, {}, 0}});
    case Way::bare:
      return made(newland, {{Kind::hid, bare_descriptor(), 64}});
    case Way::pos:
      break;
  }
  std::vector<BodyInterface> interfaces;
  if (pos_ == PosShape::honeywell) interfaces.push_back({Kind::hid, vendor_descriptor(), 64});
  interfaces.push_back({Kind::hid, pos_descriptor(pos_), pos_reports(pos_, "", {}).front().size()});
  return made(pos_ == PosShape::newland ? newland : honeywell_pos, std::move(interfaces));
}

std::size_t ScannerStand::speaking() const { return way_ == Way::pos && pos_ == PosShape::honeywell ? 1 : 0; }

Trouble ScannerStand::send_all(const std::vector<Bytes>& reports, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i)
    if (auto wrong = body_->send(speaking(), reports[i])) return wrong;
  return {};
}

Trouble ScannerStand::scan(ByteView code, const std::string& aim) {
  switch (way_) {
    case Way::pos: {
      const auto reports = pos_reports(pos_, aim, code);
      return send_all(reports, 0, reports.size());
    }
    case Way::serial: {
      Bytes all(code.begin(), code.end());
      all.insert(all.end(), suffix_.begin(), suffix_.end());
      return body_->send(0, all);
    }
    case Way::keyboard:
      return type(code);
    case Way::bare:
      return body_->send(0, Bytes(64, 0x02));
  }
  impossible("a way without a scan", __FILE__, __LINE__);
}

Trouble ScannerStand::scan_pieces(ByteView code) {
  if (way_ != Way::serial) return scan(code, "]Q1");
  if (auto wrong = body_->send(0, code.first(code.size() / 2))) return wrong;
  return scan(code.subspan(code.size() / 2), "]Q1");
}

// What the keyboard has no key for goes out as an Alt code of its byte pair, as scanners do for GBK.
Trouble ScannerStand::type(ByteView code) {
  std::vector<Stroke> strokes;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = static_cast<char>(code[i]);
    auto keys = typed({&c, 1});
    if (!keys) {
      const bool pair = i + 1 < code.size();
      keys = alt_code(pair ? code[i] * 256U + code[i + 1] : code[i]);
      if (pair) ++i;
    }
    strokes.insert(strokes.end(), keys->begin(), keys->end());
  }
  strokes.push_back(enter_key());
  strokes.push_back({});
  for (const auto& stroke : strokes)
    if (auto wrong = body_->press(0, stroke)) return wrong;
  return {};
}

Trouble ScannerStand::half(ByteView code) {
  if (way_ == Way::serial) {
    unsent_ = {Bytes(code.begin() + static_cast<std::ptrdiff_t>(code.size() / 2), code.end())};
    unsent_[0].insert(unsent_[0].end(), suffix_.begin(), suffix_.end());
    return body_->send(0, code.first(code.size() / 2));
  }
  if (way_ != Way::pos) return "only HID POS and serial scanners have half codes";
  auto reports = pos_reports(pos_, "]Q1", code);
  if (reports.size() < 2) return "that code has one part";
  if (auto wrong = body_->send(speaking(), reports.front())) return wrong;
  unsent_.assign(reports.begin() + 1, reports.end());
  return {};
}

}  // namespace credit::emulator
