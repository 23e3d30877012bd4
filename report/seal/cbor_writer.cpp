#include "report/seal/cbor_writer.h"

namespace credit::seal::cbor {

void Writer::head(unsigned kind, std::uint64_t argument) {
  const unsigned major = kind << 5;
  if (argument < 24) {
    out_.push_back(static_cast<std::uint8_t>(major | argument));
    return;
  }
  const unsigned exponent = argument < 0x100 ? 0 : argument < 0x10000 ? 1 : argument < 0x100000000 ? 2 : 3;
  out_.push_back(static_cast<std::uint8_t>(major | (24 + exponent)));
  for (unsigned shift = 8U << exponent; shift > 0; shift -= 8)
    out_.push_back(static_cast<std::uint8_t>(argument >> (shift - 8)));
}

Writer& Writer::integer(std::int64_t value) {
  if (value >= 0)
    head(0, static_cast<std::uint64_t>(value));
  else
    head(1, static_cast<std::uint64_t>(-1 - value));
  return *this;
}

Writer& Writer::bytes(ByteView value) {
  head(2, value.size());
  return raw(value);
}

Writer& Writer::text(std::string_view value) {
  head(3, value.size());
  return raw(view(value));
}

Writer& Writer::array(std::size_t count) {
  head(4, count);
  return *this;
}

Writer& Writer::map(std::size_t count) {
  head(5, count);
  return *this;
}

Writer& Writer::tag(std::uint64_t number) {
  head(6, number);
  return *this;
}

Writer& Writer::raw(ByteView encoded) {
  out_.insert(out_.end(), encoded.begin(), encoded.end());
  return *this;
}

}  // namespace credit::seal::cbor
