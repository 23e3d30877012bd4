#include <algorithm>

#include "base/result.h"
#include "report/document/document.h"

namespace credit::document {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && continues(text[end])) ++end;
    found.push_back(text.substr(at, end - at));
    at = end;
  }
  return found;
}

// Too short a number is hidden whole: what stays visible must never be most of it.
std::string keep_ends(std::string_view id, std::size_t head, std::size_t tail) {
  if (id.size() < head + tail + 4) return std::string(id.size(), '*');
  return std::string(id.substr(0, head)) + std::string(id.size() - head - tail, '*') +
         std::string(id.substr(id.size() - tail));
}

// GB 32100-2015: the alphabet leaves out I, O, S, V and Z; weights are powers of 3 modulo 31.
constexpr std::string_view code_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

}  // namespace

std::string mask_name(std::string_view name) {
  const auto all = characters(name);
  if (all.size() < 2) return std::string(all.size(), '*');
  if (all.size() == 2) return std::string(all.front()) + "*";
  return std::string(all.front()) + std::string(all.size() - 2, '*') + std::string(all.back());
}

std::string mask_id_paper(std::string_view id) { return keep_ends(id, 6, 4); }
std::string mask_id_seal(std::string_view id) { return keep_ends(id, 4, 4); }

std::string seal_name(const Subject& subject) {
  if (subject.kind == SubjectKind::natural_person) return mask_name(subject.name);
  if (subject.name.size() <= seal_name_limit) return subject.name;
  constexpr std::string_view more = "…";
  std::string head;
  for (const auto character : characters(subject.name)) {
    if (head.size() + character.size() + more.size() > seal_name_limit) break;
    head += character;
  }
  return head.append(more);
}

std::string seal_id(const Subject& subject) {
  return subject.kind == SubjectKind::natural_person ? mask_id_seal(subject.id_shown) : subject.id_shown;
}

char check_character(std::string_view eleven) {
  CREDIT_ENSURE(eleven.size() == 11);
  std::size_t sum = 0, weight = 1;
  for (const char c : eleven) {
    const auto value = code_alphabet.find(c);
    CREDIT_ENSURE(value != std::string_view::npos);
    sum += value * weight;
    weight = weight * 3 % 31;
  }
  return code_alphabet[(31 - sum % 31) % 31];
}

bool check_code_valid(std::string_view code) {
  if (code.size() != 12) return false;
  if (!std::ranges::all_of(code, [](char c) { return code_alphabet.find(c) != std::string_view::npos; })) return false;
  return check_character(code.substr(0, 11)) == code.back();
}

}  // namespace credit::document
