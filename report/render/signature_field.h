// The place of the signature inside the file, laid out before it is known (ISO 32000-1, 12.8.1).
#pragma once
#include <string>
#include <string_view>

namespace credit::render {

// Hexadecimal digits: of a signature alone (B-B), and of one with a time stamp beside it (B-T). The room is part of
// what is signed, and says which of the two the file holds: a stamp taken out leaves a file that is refused.
inline constexpr std::size_t signature_digits = 8192, stamped_signature_digits = 16384;
inline constexpr std::string_view byte_range_key = "/ByteRange [0 ";
inline constexpr std::string_view byte_range_room = "0000000000 0000000000 0000000000]";
inline constexpr std::string_view contents_key = "/Contents <";

// The signature dictionary; written last, so that a search from the end finds it and nothing else.
inline std::string signature_dictionary(const std::string& signed_at, const std::string& name, bool stamped) {
  return "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M " + signed_at + " /Name " + name +
         " " + std::string(byte_range_key) + std::string(byte_range_room) + " " + std::string(contents_key) +
         std::string(stamped ? stamped_signature_digits : signature_digits, '0') + "> >>";
}

}  // namespace credit::render
