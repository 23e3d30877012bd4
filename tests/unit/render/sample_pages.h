// Sample reports as pages, and what foreign tools say about them.
#pragma once
#include <cstdio>
#include <filesystem>

#include "base/file.h"
#include "report/render/render.h"
#include "report/seal/digits.h"
#include "tests/support/catch.h"
#include "tests/support/sample_document.h"

namespace credit::sample {

inline const document::EditionShelf& editions() {
  static const auto shelf = document::EditionShelf::load(std::string(CREDIT_SOURCE_DIR) + "/report/document/editions");
  REQUIRE(shelf);
  return *shelf;
}

inline const render::FontShelf& fonts() {
  static const auto shelf = render::FontShelf::load(render::FontShelf::debian_faces());
  REQUIRE(shelf);
  return **shelf;
}

inline document::Document document_of(const Wanted& wanted) {
  const auto json = document_json(wanted);
  auto document = document::parse_document(view(json), editions());
  REQUIRE(document);
  return std::move(*document);
}

// A seal of the usual size; its bytes mean nothing here.
inline std::string seal_url(std::size_t size = 314) {
  Bytes seal;
  for (std::size_t i = 0; i < size; ++i) seal.push_back(static_cast<std::uint8_t>(i * 151 % 251));
  return seal::to_url("v.credit.example.cn/s", seal);
}

inline const document::Edition& edition_of(const document::Document& document) {
  const auto edition = editions().find(document.edition);
  REQUIRE(edition);
  return **edition;
}

inline Result<render::Pages> try_pages(const document::Document& document, int copy = 1,
                                       render::SignatureRoom room = render::SignatureRoom::laid_out) {
  return render::render_pages(
      {&document, &edition_of(document), seal_url(), document.issued + std::chrono::seconds(75), copy}, fonts(), room);
}

inline render::Pages pages_of(const Wanted& wanted) {
  auto pages = try_pages(document_of(wanted));
  REQUIRE(pages);
  return std::move(*pages);
}

inline std::filesystem::path saved(const std::string& name, ByteView bytes) {
  const auto folder = std::filesystem::path(CREDIT_BINARY_DIR) / "sample-pages";
  std::filesystem::create_directories(folder);
  const auto file = folder / name;
  REQUIRE(write_file(file, bytes));
  return file;
}

struct Said {
  int status = -1;
  std::string words;
};

inline Said run(const std::string& command) {
  Said said;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  char buffer[4096];
  while (const auto size = std::fread(buffer, 1, sizeof buffer, pipe)) said.words.append(buffer, size);
  said.status = ::pclose(pipe);
  return said;
}

inline std::string without_blanks(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f' || c == '\r'; });
  return text;
}

}  // namespace credit::sample
