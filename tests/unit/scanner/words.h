// Codes in words a test can compare: "]Q1 https://...", "failed scanner_code_incomplete".
#pragma once
#include "drivers/scanner/scan.h"
#include "tests/support/catch.h"

namespace credit::test {

using Words = std::vector<std::string>;

inline Words in_words(const scanner::Codes& codes) {
  Words words;
  for (const auto& code : codes) {
    if (!code) {
      words.push_back("failed " + std::string(code.error().name()));
      continue;
    }
    const auto text = std::string(text_view(code->bytes.expose()));
    words.push_back(code->aim.empty() ? text : code->aim + " " + text);
  }
  return words;
}

inline void append(Words& to, const scanner::Codes& codes) {
  for (auto& word : in_words(codes)) to.push_back(std::move(word));
}

inline Bytes hex(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c != ' ' && c != '\n') digits += c;
  const auto bytes = from_hex(digits);
  REQUIRE(bytes);
  return *bytes;
}

inline Bytes padded(Bytes bytes, std::size_t size) {
  bytes.resize(size, 0);
  return bytes;
}

}  // namespace credit::test
