// Digests and chance, as the platform uses them.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::platform {

Bytes sha256(ByteView bytes);
std::string sha256_hex(std::string_view text);
std::string hmac_sha256_hex(ByteView key, std::string_view text);
Bytes random_bytes(std::size_t count);                                  // from the system; its absence is impossible
std::string random_text(std::string_view alphabet, std::size_t count);  // every character equally likely

}  // namespace credit::platform
