// The place of the signature inside the file, laid out before it is known (ISO 32000-1, 12.8.1).
#pragma once
#include <string>
#include <string_view>

namespace credit::render {

inline constexpr std::size_t signature_digits = 8192;  // hexadecimal; twice the largest CMS object we can place
inline constexpr std::string_view byte_range_key = "/ByteRange [0 ";
inline constexpr std::string_view byte_range_room = "0000000000 0000000000 0000000000]";
inline constexpr std::string_view contents_key = "/Contents <";

// The signature dictionary; written last, so that a search from the end finds it and nothing else.
inline std::string signature_dictionary(const std::string& signed_at, const std::string& name) {
  return "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M " + signed_at + " /Name " + name +
         " " + std::string(byte_range_key) + std::string(byte_range_room) + " " + std::string(contents_key) +
         std::string(signature_digits, '0') + "> >>";
}

}  // namespace credit::render
