// The chapters of an edition file. Complaints go to the object read from.
#pragma once
#include "report/document/edition.h"
#include "report/document/toml_object.h"

namespace credit::document {

std::vector<ChapterRule> read_chapters(TomlObject& file, const DomainList& domains);

}  // namespace credit::document
