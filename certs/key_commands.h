// The commands of credit-certs that change keys and issue lists again.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace credit::certs {

// What became of the command, or what is wrong with its words.
tl::expected<Status, std::string> key_command(std::string_view command, std::span<const std::string_view> words);

}  // namespace credit::certs
