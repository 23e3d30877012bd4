// Any bytes at all -> a document or a typed failure.
#include "report/document/document.h"

namespace {

using namespace credit::document;

const char* edition_text = R"(
id = "natural-person"
version = 1
title = "t"
version_label = "V"
watermark = "w"
region = "000000"
notes = [ "n" ]
[span]
years = [1, 5]
own_dates = true
longest_years = 5
[wording]
none = "n"
some = "{count}"
not_answered = "a"
[[chapters]]
id = "identity"
number = "1"
title = "t"
form = "subject"
[[chapters.subjects]]
id = "natural_person"
kind = "natural_person"
label = "p"
fields = [ { id = "name", label = "n" }, { id = "id", label = "i" }, { id = "sex", label = "s" } ]
[[chapters]]
id = "administration"
number = "2"
title = "t"
counter = "c"
form = "records"
[[chapters.kinds]]
id = "penalty"
label = "p"
fields = [ { id = "decision_number", label = "d" }, { id = "remark", label = "r" } ]
)";

const char* special_text = R"(
id = "special"
version = 1
title = "t"
version_label = "V"
region = "990000"
watermark = "w"
notes = [ "n" ]
labels = [ { id = "l", label = "l" } ]
[span]
years = [1, 5]
own_dates = true
longest_years = 5
[wording]
none = "n"
some = "{count}"
not_answered = "a"
not_asked = "q"
partial = "{from}"
overall = "{domains}{asked}{none}{some}{records}{not_answered}{not_asked}"
scope = "{region}{domains}{from}{to}{cut_off}"
[[chapters]]
id = "identity"
number = "1"
title = "t"
form = "subject"
[[chapters.subjects]]
id = "firm"
kind = "organisation"
label = "f"
fields = [ { id = "name", label = "n" }, { id = "id", label = "i" }, { id = "address", label = "a" } ]
[[chapters.subjects]]
id = "institution"
kind = "organisation"
label = "f"
fields = [ { id = "name", label = "n" }, { id = "id", label = "i" } ]
[[chapters]]
id = "domains"
number = "2"
title = "t"
form = "domains"
domains = [ { code = "tax" }, { code = "customs" } ]
[[chapters.kinds]]
id = "penalty"
label = "p"
fields = [ { id = "decision_number", label = "d" } ]
)";

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
from = "2024-01-01"
active = true
region = "000000"
group = "g"
kinds = ["penalty"]
)";

const EditionShelf& shelf() {
  static const auto made = EditionShelf::from_texts({edition_text, special_text}, domains_text);
  return *made;
}

// Nothing shown may say more than the source said.
void check(const Document& document) {
  const auto& edition = **shelf().find(document.edition);
  if (document.counts().size() != edition.counted().size()) __builtin_trap();
  if (!document.chapters.empty() && !document.domains.empty()) __builtin_trap();
  if (document.domains.empty()) return;
  if (overall_line(edition, document).empty() || scope_line(edition, document).empty()) __builtin_trap();
  for (std::size_t i = 0; i < document.domains.size(); ++i) {
    const auto& answer = document.domains[i].answer;
    const auto line = result_line(edition, edition.domain_chapter()->domains[i], document, answer);
    if (answer.records() == nullptr && line.starts_with("n")) __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = parse_document({data, size}, shelf());
  if (document) check(*document);
  return 0;
}
