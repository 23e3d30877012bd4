// UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above U+10FFFF.
#include <algorithm>
#include <cstdint>

#include "report/seal/cbor.h"

namespace credit::seal::cbor {
namespace {

struct Form {
  unsigned lead_mask, lead, length;
  std::uint32_t lowest;
};
constexpr Form forms[] = {{0x80, 0x00, 1, 0}, {0xE0, 0xC0, 2, 0x80}, {0xF0, 0xE0, 3, 0x800}, {0xF8, 0xF0, 4, 0x10000}};

const Form* form_of(unsigned lead) {
  for (const auto& form : forms)
    if ((lead & form.lead_mask) == form.lead) return &form;
  return nullptr;
}

}  // namespace

bool valid_utf8(std::string_view text) {
  const ByteView bytes = view(text);
  for (std::size_t at = 0; at < bytes.size();) {
    const Form* form = form_of(bytes[at]);
    if (form == nullptr || form->length > bytes.size() - at) return false;
    std::uint32_t point = bytes[at] & ~form->lead_mask & 0xFFU;
    for (std::size_t i = 1; i < form->length; ++i) {
      if ((bytes[at + i] & 0xC0U) != 0x80U) return false;
      point = point << 6 | (bytes[at + i] & 0x3FU);
    }
    if (point < form->lowest || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return false;
    at += form->length;
  }
  return true;
}

bool plain_text(std::string_view text, std::size_t limit) {
  const auto printable = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; };
  return !text.empty() && text.size() <= limit && std::ranges::all_of(text, printable) && valid_utf8(text);
}

}  // namespace credit::seal::cbor
