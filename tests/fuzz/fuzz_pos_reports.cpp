// A scanner that says anything: its first byte picks a layout (or announces a descriptor of its own), then come
// reports, each behind its length; a length of 0 is silence. Codes are bounded, and silence always settles.
#include "drivers/scanner/pos_codes.h"
#include "drivers/scanner/scan_text.h"
#include "tests/emulators/scanner/layouts.h"

namespace {

using namespace credit;

ByteView taken(ByteView& rest, std::size_t size) {
  const auto part = rest.first(std::min(size, rest.size()));
  rest = rest.subspan(part.size());
  return part;
}

Bytes descriptor_in(ByteView& rest) {
  using emulator::PosShape;
  constexpr PosShape shapes[] = {PosShape::honeywell, PosShape::newland, PosShape::short_62, PosShape::microscan};
  const std::uint8_t pick = taken(rest, 1)[0];
  if (pick < std::size(shapes)) return emulator::pos_descriptor(shapes[pick]);
  const auto own = taken(rest, pick);
  return {own.begin(), own.end()};
}

void judge(scanner::Codes codes) {
  CREDIT_ENSURE(codes.size() <= 2);
  for (auto& code : codes) {
    if (!code) continue;
    const auto size = code->bytes.expose().size();
    CREDIT_ENSURE(size > 0 && size <= scanner::code_limit);
    CREDIT_ENSURE(code->aim.empty() || code->aim.size() == 3);
    const auto scan = scanner::scan_of(std::move(*code));
    CREDIT_ENSURE((scan.charset == scanner::Charset::none) == scan.warning.has_value());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ByteView rest(data, size);
  if (rest.empty()) return 0;
  const auto walked = scanner::parse_hid_descriptor(descriptor_in(rest));
  if (!walked) return 0;
  auto layouts = scanner::pos_layouts(*walked);
  if (!layouts || layouts->empty()) return 0;
  scanner::PosCodes codes(std::move(*layouts));
  while (!rest.empty()) {
    const auto length = taken(rest, 1)[0];
    judge(length == 0 ? codes.quiet() : codes.take(taken(rest, length)));
  }
  judge(codes.quiet());
  CREDIT_ENSURE(!codes.in_code());
  return 0;
}
