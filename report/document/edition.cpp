#include "report/document/edition.h"

#include <algorithm>

#include "base/file.h"
#include "report/document/edition_reader.h"

namespace credit::document {

std::vector<const ChapterRule*> Edition::counted() const {
  std::vector<const ChapterRule*> found;
  for (const auto& chapter : chapters)
    if (chapter.form == ChapterForm::records) found.push_back(&chapter);
  return found;
}

const ChapterRule* Edition::chapter(std::string_view wanted) const {
  const auto at = std::ranges::find(chapters, wanted, &ChapterRule::id);
  return at == chapters.end() ? nullptr : &*at;
}

Result<EditionShelf> EditionShelf::load(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".toml") files.push_back(at->path());
  if (error || files.empty()) return fail(FailureCode::edition_malformed, "no edition in " + folder.string());
  std::ranges::sort(files);
  std::vector<std::string> texts;
  for (const auto& file : files) {
    CREDIT_TRY(const auto bytes, read_file(file, 1U << 20));
    texts.emplace_back(text_view(bytes));
  }
  return from_texts(texts);
}

Result<EditionShelf> EditionShelf::from_texts(const std::vector<std::string>& toml_texts) {
  EditionShelf shelf;
  for (const auto& text : toml_texts) {
    CREDIT_TRY(auto edition, read_edition(text));
    if (shelf.find(edition.key())) return fail(FailureCode::edition_malformed, edition.key() + " stands there twice");
    shelf.editions_.push_back(std::move(edition));
  }
  return shelf;
}

Result<const Edition*> EditionShelf::find(std::string_view key) const {
  for (const auto& edition : editions_)
    if (edition.key() == key) return &edition;
  return fail(FailureCode::edition_unknown);
}

}  // namespace credit::document
