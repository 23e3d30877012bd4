// A serial line and a keyboard that say anything: the first byte picks the framing, or the keyboard.
#include "drivers/scanner/key_codes.h"
#include "drivers/scanner/scan_text.h"
#include "drivers/scanner/serial_codes.h"

namespace {

using namespace credit;

void judge(scanner::Codes codes) {
  for (auto& code : codes) {
    if (!code) continue;
    CREDIT_ENSURE(!code->bytes.empty() && code->bytes.expose().size() <= scanner::code_limit);
    for (const char* aim : {"", "]Q2"}) {
      code->aim = aim;
      const auto scan = scanner::scan_of(*code);
      CREDIT_ENSURE(scan.code.bytes.same_as(code->bytes));
      CREDIT_ENSURE(scan.charset != scanner::Charset::none || scan.text.empty());
    }
  }
}

void type(ByteView events) {
  scanner::KeyCodes codes;
  for (; events.size() >= 3; events = events.subspan(3))
    judge(codes.take(events[0] & 0x0F, static_cast<std::uint16_t>(events[1] | (events[0] & 0xF0) << 4), events[2] % 4));
  judge(codes.quiet());
  CREDIT_ENSURE(!codes.in_code());
}

void send(scanner::Framing framing, ByteView bytes) {
  scanner::SerialCodes codes(framing);
  for (std::size_t piece = 1; !bytes.empty(); piece = piece * 2 % 1021) {
    const auto part = bytes.first(std::min(piece, bytes.size()));
    judge(codes.take(part));
    bytes = bytes.subspan(part.size());
  }
  judge(codes.quiet());
  CREDIT_ENSURE(!codes.in_code());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteView rest(data + 1, size - 1);
  constexpr std::uint8_t suffixes = 5;
  const std::uint8_t pick = data[0] % (suffixes * 4 + 1);
  if (pick == suffixes * 4) {
    type(rest);
    return 0;
  }
  scanner::Framing framing;
  framing.suffix = static_cast<scanner::Suffix>(pick % suffixes);
  framing.ending = pick / suffixes % 2 == 0 ? scanner::Ending::at_suffix : scanner::Ending::when_quiet;
  framing.aim_prefix = pick / suffixes >= 2;
  send(framing, rest);
  return 0;
}
