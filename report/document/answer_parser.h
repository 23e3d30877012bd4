// The records of a document, chapter by chapter or domain by domain, as its edition says.
#pragma once
#include "report/document/document.h"
#include "report/document/json_object.h"

namespace credit::document {

using Fields = std::map<std::string, std::string>;

// document_malformed, document_disagrees_with_edition
Result<Fields> parse_fields(const Json& node, const std::string& place, const std::vector<FieldRule>& rules);
Result<std::vector<Chapter>> parse_chapters(const Json& list, const Edition& edition);
Result<std::vector<Domain>> parse_domains(const Json& list, const Edition& edition);

}  // namespace credit::document
