// Document information and its XMP twin (PDF/A-3a, ISO 19005-3 clause 6.6; PDF/UA-1). No personal data, no clock.
#pragma once
#include <string>

#include "report/render/render.h"

namespace credit::render {

std::string info_dictionary(const PageFacts& facts);
std::string xmp_packet(const PageFacts& facts);
std::string pdf_date(Instant at);  // "(D:20261122143005+08'00')"

}  // namespace credit::render
