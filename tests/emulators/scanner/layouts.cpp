#include "tests/emulators/scanner/layouts.h"

#include <algorithm>

namespace credit::emulator {
namespace {

struct Places {
  std::uint8_t id, size, aim, data, room, vendor_symbology, flag;  // 0: has none
};
Places places_of(PosShape shape) {
  switch (shape) {
    case PosShape::honeywell:
      return {2, 64, 2, 5, 56, 61, 63};
    case PosShape::newland:
      return {2, 64, 0, 2, 56, 0, 63};
    case PosShape::short_62:
      return {2, 62, 2, 5, 56, 0, 61};
    case PosShape::microscan:
      break;
  }
  return {1, 64, 0, 2, 62, 0, 0};
}

void append(Bytes& to, std::initializer_list<std::uint8_t> items) {
  for (const auto item : items) to.push_back(item);
}

}  // namespace

std::optional<PosShape> pos_shape_named(std::string_view name) {
  if (name == "Honeywell") return PosShape::honeywell;
  if (name == "Newland") return PosShape::newland;
  if (name == "62") return PosShape::short_62;
  if (name == "Microscan") return PosShape::microscan;
  return std::nullopt;
}

std::size_t room_of(PosShape shape) { return places_of(shape).room; }

Bytes pos_descriptor(PosShape shape) {
  const auto at = places_of(shape);
  // Bar code scanner, application; report id; scanned data report, logical; bytes of 0 to 255, one at a time
  Bytes d;
  d.reserve(128);
  append(d, {0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x85, at.id, 0x09, 0x12, 0xA1, 0x02});
  append(d, {0x15, 0x00, 0x26, 0xFF, 0x00, 0x75, 0x08, 0x95, 0x01});
  append(d, {0x05, 0x01, 0x09, 0x3B, 0x81, 0x02, 0x05, 0x8C});                               // byte count
  if (at.aim != 0) append(d, {0x95, 0x03, 0x09, 0xFB, 0x09, 0xFC, 0x09, 0xFD, 0x81, 0x02});  // symbology identifiers
  append(d, {0x95, at.room, 0x09, 0xFE, 0x82, 0x02, 0x01});                                  // decoded data, buffered
  const auto spare = static_cast<std::uint8_t>(at.flag == 0 ? 0 : at.flag - at.data - at.room);
  if (spare != 0) append(d, {0x06, 0x66, 0xFF, 0x95, spare, 0x09, 0x04, 0x81, 0x02, 0x05, 0x8C});  // the vendor's own
  if (at.flag != 0)
    append(d, {0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xFF, 0x81, 0x02, 0x75, 0x07, 0x81, 0x03});  // continued
  append(d, {0xC0, 0xC0});
  return d;
}

Bytes vendor_descriptor() {
  return {0x06, 0x8C, 0xFF, 0x09, 0x02, 0xA1, 0x01, 0x85, 0x02, 0x15, 0x00, 0x26,
          0xFF, 0x00, 0x75, 0x08, 0x95, 0x3F, 0x09, 0xFE, 0x81, 0x02, 0xC0};
}

Bytes keyboard_descriptor() {
  return {0x05, 0x01, 0x09, 0x06, 0xA1, 0x01, 0x05, 0x07, 0x19, 0xE0, 0x29, 0xE7, 0x15, 0x00, 0x25, 0x01,
          0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x03, 0x95, 0x05, 0x75, 0x01,
          0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91, 0x02, 0x95, 0x01, 0x75, 0x03, 0x91, 0x03, 0x95, 0x06,
          0x75, 0x08, 0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xC0};
}

Bytes bare_descriptor() {
  return {0x06, 0x8C, 0x00, 0x09, 0x02, 0xA1, 0x01, 0x85, 0x02, 0x15, 0x00, 0x26,
          0xFF, 0x00, 0x75, 0x08, 0x95, 0x3F, 0x09, 0xFE, 0x81, 0x02, 0xC0};
}

// Without a flag a full report means that another follows, be it an empty one.
std::vector<Bytes> pos_reports(PosShape shape, std::string_view aim, ByteView code) {
  const auto at = places_of(shape);
  std::vector<Bytes> reports;
  bool more = true;
  while (more) {
    const auto part = code.first(std::min<std::size_t>(at.room, code.size()));
    code = code.subspan(part.size());
    more = at.flag != 0 ? !code.empty() : part.size() == at.room;
    Bytes report(at.size, 0);
    report[0] = at.id;
    report[1] = static_cast<std::uint8_t>(part.size());
    if (at.aim != 0) std::copy(aim.begin(), aim.end(), report.begin() + at.aim);
    std::copy(part.begin(), part.end(), report.begin() + at.data);
    if (at.vendor_symbology != 0) report[at.vendor_symbology] = 's';
    if (at.flag != 0) report[at.flag] = more ? 1 : 0;
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace credit::emulator
