// UTF-16LE as cards hold it -> UTF-8, padding off. No copy is left behind that is not the result's.
#pragma once
#include <optional>
#include <string>

#include "base/bytes.h"

namespace credit::idcard {

// Trailing blanks and NULs go. Nothing when there is a half character, an unpaired surrogate or a control character.
std::optional<std::string> text_of(ByteView utf16le);

}  // namespace credit::idcard
