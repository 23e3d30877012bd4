#include "base/der.h"

#include <algorithm>

namespace credit::der {
namespace {

constexpr std::size_t long_form = 0x80;

struct Length {
  std::size_t size = 0, octets = 0;  // of the value; of the length itself
};

// After the tag: shortest form only (X.690 clause 10.1).
std::optional<Length> length_at(ByteView bytes) {
  if (bytes.empty()) return std::nullopt;
  if (bytes[0] < long_form) return Length{bytes[0], 1};
  const std::size_t octets = bytes[0] - long_form;
  if (octets == 0 || octets > 4 || bytes.size() <= octets || bytes[1] == 0) return std::nullopt;
  std::size_t size = 0;
  for (const auto octet : bytes.subspan(1, octets)) size = size << 8 | octet;
  if (size < long_form) return std::nullopt;
  return Length{size, octets + 1};
}

}  // namespace

Bytes tlv(std::uint8_t tag, ByteView value) {
  Bytes out{tag};
  if (value.size() < long_form) {
    out.push_back(static_cast<std::uint8_t>(value.size()));
  } else {
    Bytes length;
    for (auto left = value.size(); left > 0; left >>= 8) length.insert(length.begin(), static_cast<std::uint8_t>(left));
    out.push_back(static_cast<std::uint8_t>(long_form | length.size()));
    out.insert(out.end(), length.begin(), length.end());
  }
  out.insert(out.end(), value.begin(), value.end());
  return out;
}

Bytes operator+(Bytes left, const Bytes& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

Bytes set_of(std::vector<Bytes> elements) {
  std::sort(elements.begin(), elements.end());
  Bytes all;
  for (const auto& element : elements) all.insert(all.end(), element.begin(), element.end());
  return all;
}

std::optional<Element> Reader::next(std::uint8_t tag) {
  if (!at(tag)) return std::nullopt;
  const auto length = length_at(rest_.subspan(1));
  if (!length || rest_.size() - 1 - length->octets < length->size) return std::nullopt;
  const auto head = 1 + length->octets;
  const Element element{tag, rest_.subspan(head, length->size), rest_.first(head + length->size)};
  rest_ = rest_.subspan(element.whole.size());
  return element;
}

}  // namespace credit::der
