// The little DER (ITU-T X.690) we write and read ourselves: to compare a signature with its one canonical spelling, and
// where OpenSSL knows no form (GB/T 35275).
#pragma once
#include <optional>

#include "base/bytes.h"

namespace credit::der {

inline constexpr std::uint8_t integer = 0x02, octet_string = 0x04, object_id = 0x06, utc_time = 0x17,
                              generalized_time = 0x18, sequence = 0x30, set = 0x31;
constexpr std::uint8_t context(std::uint8_t number) { return static_cast<std::uint8_t>(0xA0 | number); }  // constructed

Bytes tlv(std::uint8_t tag, ByteView value);
Bytes operator+(Bytes left, const Bytes& right);  // one after the other
Bytes set_of(std::vector<Bytes> elements);        // the value of a SET OF or [n] SET OF: sorted, no tag of its own

struct Element {
  std::uint8_t tag = 0;
  ByteView value, whole;  // without and with tag and length
};

// Walks the elements of one value. Tags below 31, definite lengths in their shortest form, below 2^32.
class Reader {
 public:
  explicit Reader(ByteView value) : rest_(value) {}
  std::optional<Element> next(std::uint8_t tag);  // nothing when something else, or nothing well formed, stands there
  bool at(std::uint8_t tag) const { return !rest_.empty() && rest_[0] == tag; }
  bool done() const { return rest_.empty(); }

 private:
  ByteView rest_;
};

}  // namespace credit::der
