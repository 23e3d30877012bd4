// QR codes in a picture: zbar and ZXing in cascade, because each reads what the other loses (zbar the small modules,
// ZXing the noisy scans).
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "report/verify/picture.h"

namespace credit::verify {

// The first symbol whose text is `wanted`; a page may carry other codes too. no_code_found, code_is_no_seal (codes were
// read, none was wanted)
Result<std::string> find_code(const Picture& picture, const std::function<bool(std::string_view)>& wanted);

inline constexpr std::size_t fewest_digits = 243;  // 100 bytes: a signature alone has 64
std::size_t digits_in(std::string_view text);      // full-width ones counted too

// The text of a seal's code: a # and then digits only, at least as many as the smallest seal has.
bool looks_like_seal(std::string_view text);

}  // namespace credit::verify
