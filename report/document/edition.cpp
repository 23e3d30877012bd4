#include "report/document/edition.h"

#include <algorithm>

#include "base/failures/document.h"
#include "base/file.h"
#include "report/document/edition_reader.h"

namespace credit::document {
namespace {

constexpr std::size_t file_limit = 1U << 20;
constexpr std::string_view domains_file = "domains.toml";

template <class Rule>
const Rule* with_id(const std::vector<Rule>& rules, std::string_view id) {
  const auto at = std::ranges::find(rules, id, &Rule::id);
  return at == rules.end() ? nullptr : &*at;
}

Result<std::vector<std::filesystem::path>> toml_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".toml") files.push_back(at->path());
  if (error) return fail(failure::edition_malformed, "no edition in " + folder.string());
  std::ranges::sort(files);
  return files;
}

Result<std::string> text_of(const std::filesystem::path& file) {
  CREDIT_TRY(const auto bytes, read_file(file, file_limit));
  return std::string(text_view(bytes));
}

// Who has to put the file right must be told which.
template <class T>
Result<T> of_file(std::string_view name, Result<T> made) {
  if (made) return made;
  return fail(made.error().code, std::string(name) + ": " + made.error().detail);
}

Status put(std::vector<Edition>& editions, Result<Edition> edition) {
  if (!edition) return tl::unexpected<Failure>(edition.error());
  if (std::ranges::any_of(editions, [&](const Edition& other) { return other.key() == edition->key(); }))
    return fail(failure::edition_malformed, edition->key() + " stands there twice");
  editions.push_back(std::move(*edition));
  return {};
}

}  // namespace

const KindRule* ChapterRule::kind(std::string_view wanted) const { return with_id(kinds, wanted); }
const ChapterRule* Edition::chapter(std::string_view wanted) const { return with_id(chapters, wanted); }
const CoverLabel* Edition::label(std::string_view wanted) const { return with_id(labels, wanted); }

std::vector<const ChapterRule*> Edition::record_chapters() const {
  std::vector<const ChapterRule*> found;
  for (const auto& chapter : chapters)
    if (chapter.form == ChapterForm::records) found.push_back(&chapter);
  return found;
}

const ChapterRule* Edition::domain_chapter() const {
  const auto at = std::ranges::find(chapters, ChapterForm::domains, &ChapterRule::form);
  return at == chapters.end() ? nullptr : &*at;
}

// CBOR: a text of up to 23 bytes has a head of one, a longer one of two; so has a list.
std::size_t Edition::seal_bytes() const {
  const auto with_head = [](std::size_t size) { return size + (size < 24 ? 1 : 2); };
  return with_head(key().size()) + with_head(counted().size());
}

std::vector<Counted> Edition::counted() const {
  std::vector<Counted> found;
  for (const auto* chapter : record_chapters()) found.push_back({chapter->id, chapter->title, chapter->counter});
  if (const auto* chapter = domain_chapter())
    for (const auto& domain : chapter->domains) found.push_back({domain.code, domain.name, domain.name});
  return found;
}

std::vector<const SubjectForm*> Edition::forms_of(SubjectKind kind) const {
  std::vector<const SubjectForm*> found;
  for (const auto& chapter : chapters)
    for (const auto& form : chapter.subjects)
      if (form.kind == kind) found.push_back(&form);
  return found;
}

Result<EditionShelf> EditionShelf::load(const std::filesystem::path& folder) {
  CREDIT_TRY(const auto files, toml_files(folder));
  EditionShelf shelf;
  if (std::ranges::find(files, folder / domains_file) != files.end()) {
    CREDIT_TRY(const auto text, text_of(folder / domains_file));
    CREDIT_TRY(shelf.domains_, of_file(domains_file, DomainList::from_text(text)));
  }
  for (const auto& file : files) {
    if (file.filename() == domains_file) continue;
    CREDIT_TRY(const auto text, text_of(file));
    CREDIT_CHECK(of_file(file.filename().string(), put(shelf.editions_, read_edition(text, shelf.domains_))));
  }
  if (shelf.editions_.empty()) return fail(failure::edition_malformed, "no edition in " + folder.string());
  return shelf;
}

Result<EditionShelf> EditionShelf::from_texts(const std::vector<std::string>& edition_tomls,
                                              std::string_view domains_toml) {
  EditionShelf shelf;
  if (!domains_toml.empty()) {
    CREDIT_TRY(shelf.domains_, DomainList::from_text(domains_toml));
  }
  for (const auto& text : edition_tomls) CREDIT_CHECK(put(shelf.editions_, read_edition(text, shelf.domains_)));
  return shelf;
}

Result<const Edition*> EditionShelf::find(std::string_view key) const {
  for (const auto& edition : editions_)
    if (edition.key() == key) return &edition;
  return fail(failure::edition_unknown);
}

}  // namespace credit::document
