// One edition file -> Edition. Strict: a key nobody knows, a missing one, a doubled id, a domain that is not on the
// list, a wording that praises: each is refused, and the failure's detail names edition, place and reason.
#pragma once
#include <string_view>

#include "report/document/edition.h"

namespace credit::document {

Result<Edition> read_edition(std::string_view toml, const DomainList& domains);

}  // namespace credit::document
