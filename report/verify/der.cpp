#include "report/verify/der.h"

namespace credit::verify::der {

Bytes tlv(std::uint8_t tag, ByteView value) {
  Bytes out{tag};
  if (value.size() < 0x80) {
    out.push_back(static_cast<std::uint8_t>(value.size()));
  } else {
    Bytes length;
    for (auto left = value.size(); left > 0; left >>= 8) length.insert(length.begin(), static_cast<std::uint8_t>(left));
    out.push_back(static_cast<std::uint8_t>(0x80 | length.size()));
    out.insert(out.end(), length.begin(), length.end());
  }
  out.insert(out.end(), value.begin(), value.end());
  return out;
}

Bytes operator+(Bytes left, const Bytes& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

}  // namespace credit::verify::der
