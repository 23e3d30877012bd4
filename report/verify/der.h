// The little DER we write ourselves, to compare a signature with its one canonical spelling.
#pragma once
#include "base/bytes.h"

namespace credit::verify::der {

inline constexpr std::uint8_t integer = 0x02, octet_string = 0x04, object_id = 0x06, sequence = 0x30, set = 0x31;
constexpr std::uint8_t context(std::uint8_t number) { return static_cast<std::uint8_t>(0xA0 | number); }  // constructed

Bytes tlv(std::uint8_t tag, ByteView value);
Bytes operator+(Bytes left, const Bytes& right);  // one after the other

}  // namespace credit::verify::der
