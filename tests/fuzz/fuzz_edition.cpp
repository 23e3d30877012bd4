// Any bytes at all, read as an edition file and as a list of domains -> an edition that keeps its promises, or a typed
// failure.
#include "base/failures/document.h"
#include "report/document/edition.h"

namespace {

using namespace credit::document;

const char* domains_text = R"(
groups = [ { id = "g", name = "g" } ]
[[domains]]
code = "tax"
name = "t"
authority = "a"
source = "s"
from = "2021-01-01"
active = true
region = "000000"
group = "g"
kinds = ["penalty"]
[[domains]]
code = "customs"
name = "c"
authority = "a"
source = "s"
from = "2021-01-01"
active = false
region = "440000"
group = "g"
kinds = ["penalty", "criminal_judgment"]
)";

void check(const Edition& edition) {
  const auto counted = edition.counted();
  if (counted.empty() || counted.size() > counted_limit) __builtin_trap();
  if (edition.span.years.empty() || edition.wording.not_answered.empty()) __builtin_trap();
  const auto* chapter = edition.domain_chapter();
  if ((chapter != nullptr) != edition.record_chapters().empty()) __builtin_trap();
  if (chapter == nullptr) return;
  for (const auto& domain : chapter->domains)
    for (const auto& kind : domain.kinds)
      if (chapter->kind(kind) == nullptr) __builtin_trap();
}

bool ours(credit::FailureCode code) {
  namespace failure = credit::failure;
  return code == failure::edition_malformed || code == failure::edition_wording_refused ||
         code == failure::domain_unknown || code == failure::domain_list_malformed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto shelf = EditionShelf::from_texts({text}, domains_text);
  if (shelf)
    for (const auto& edition : shelf->all()) check(edition);
  else if (!ours(shelf.error().code))
    __builtin_trap();
  const auto list = DomainList::from_text(text);
  if (!list && list.error().code != credit::failure::domain_list_malformed) __builtin_trap();
  return 0;
}
