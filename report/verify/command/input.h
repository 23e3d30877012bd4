// What INPUT names: standard input, a file, or the seal itself.
#pragma once
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::verify::command {

Result<Bytes> read_input(const std::string& input);  // input_unreadable, input_is_no_seal

}  // namespace credit::verify::command
