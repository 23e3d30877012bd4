// One edition file -> Edition. Strict: a key nobody knows, a missing one or a doubled id is edition_malformed.
#pragma once
#include <string_view>

#include "report/document/edition.h"

namespace credit::document {

Result<Edition> read_edition(std::string_view toml);

}  // namespace credit::document
