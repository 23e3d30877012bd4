// An ICC version 4 profile of sRGB, built from the numbers of IEC 61966-2-1, so that no foreign file is needed.
#pragma once
#include <string>

namespace credit::render {

std::string srgb_profile();

}  // namespace credit::render
