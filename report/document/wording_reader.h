// The words of an edition file: every sentence there is, with the facts it must name and no others, and no praise.
#pragma once
#include "report/document/edition.h"
#include "report/document/toml_object.h"

namespace credit::document {

Wording read_wording(TomlObject& object, bool by_domains);

// A report counts; it never calls a subject lawful, qualified, good or excellent. edition_wording_refused
void refuse_praise(TomlObject& object, std::string_view key, std::string_view text);

}  // namespace credit::document
