#include "drivers/scanner/serial_codes.h"

#include <algorithm>
#include <cctype>

#include "base/failures/scanner.h"

namespace credit::scanner {
namespace {

constexpr std::uint8_t cr = 0x0D, lf = 0x0A;
constexpr std::size_t longest_suffix = 2;

bool is_aim(const Bytes& bytes) {
  return bytes.size() >= 3 && bytes[0] == ']' && std::isalpha(bytes[1]) != 0 && std::isalnum(bytes[2]) != 0;
}

}  // namespace

SerialCodes::SerialCodes(Framing framing) : framing_(framing) { bytes_.reserve(code_limit + longest_suffix); }
SerialCodes::~SerialCodes() { forget(); }

void SerialCodes::forget() {
  wipe(bytes_.data(), bytes_.size());
  bytes_.clear();
  passing_over_ = false;
}

std::size_t SerialCodes::suffix_at_end() const {
  const std::size_t size = bytes_.size();
  const std::uint8_t last = size == 0 ? 0 : bytes_[size - 1], before = size < 2 ? 0 : bytes_[size - 2];
  switch (framing_.suffix) {
    case Suffix::none:
      return 0;
    case Suffix::cr:
      return last == cr ? 1 : 0;
    case Suffix::lf:
      return last == lf ? 1 : 0;
    case Suffix::cr_lf:
      return last == lf && before == cr ? 2 : 0;
    case Suffix::any:
      return last == lf && before == cr ? 2 : last == cr || last == lf ? 1 : 0;
  }
  impossible("a suffix without a form", __FILE__, __LINE__);
}

// With any suffix CR LF ends two codes, and the second is empty and no code.
Codes SerialCodes::take(ByteView piece) {
  Codes codes;
  for (const auto byte : piece) {
    if (bytes_.size() == code_limit + longest_suffix) {
      forget();
      passing_over_ = true;
      codes.push_back(fail(failure::scanner_code_too_long, "no suffix within the limit"));
    }
    bytes_.push_back(byte);
    const bool by_silence = framing_.ending == Ending::when_quiet || framing_.suffix == Suffix::none;
    if (const auto suffix = suffix_at_end(); suffix > 0 && !by_silence) end(codes, suffix);
    if (passing_over_ && bytes_.size() > longest_suffix) bytes_.erase(bytes_.begin());
  }
  return codes;
}

void SerialCodes::end(Codes& codes, std::size_t suffix) {
  if (passing_over_) return forget();
  bytes_.resize(bytes_.size() - suffix);
  RawCode code;
  auto from = bytes_.begin();
  if (framing_.aim_prefix && is_aim(bytes_)) {
    code.aim.assign(bytes_.begin(), bytes_.begin() + 3);
    from += 3;
  }
  code.bytes = Personal<Bytes>(Bytes(from, bytes_.end()));
  if (bytes_.size() > code_limit)
    codes.push_back(fail(failure::scanner_code_too_long, "more than the limit"));
  else if (!code.bytes.empty())
    codes.push_back(std::move(code));
  forget();
}

Codes SerialCodes::quiet() {
  Codes codes;
  const auto suffix = suffix_at_end();
  if (!passing_over_ && !bytes_.empty() && suffix == 0 && framing_.suffix != Suffix::none)
    codes.push_back(fail(failure::scanner_code_incomplete, "no suffix before the silence"));
  else if (in_code())
    end(codes, suffix);
  forget();
  return codes;
}

}  // namespace credit::scanner
