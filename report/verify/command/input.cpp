#include "report/verify/command/input.h"

#include <array>
#include <cstdio>
#include <filesystem>

#include "base/failures/verify.h"
#include "base/file.h"
#include "report/verify/code_reader.h"
#include "report/verify/pdf_structure.h"

namespace credit::verify::command {
namespace {

constexpr std::size_t input_limit = pdf_bytes_limit;

Result<Bytes> read_standard_input() {
  Bytes bytes;
  std::array<std::uint8_t, 65536> part{};
  while (const auto size = std::fread(part.data(), 1, part.size(), stdin)) {
    bytes.insert(bytes.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(size));
    if (bytes.size() > input_limit) return fail(failure::input_unreadable, "standard input: too large");
  }
  if (std::ferror(stdin) != 0) return fail(failure::input_unreadable, "standard input");
  return bytes;
}

}  // namespace

Result<Bytes> read_input(const std::string& input) {
  if (input == "-") return read_standard_input();
  std::error_code error;
  if (std::filesystem::exists(input, error)) {
    auto bytes = read_file(input, input_limit);
    if (!bytes) return fail(failure::input_unreadable, bytes.error().detail);
    return bytes;
  }
  if (digits_in(input) >= fewest_digits || input.find("://") != std::string::npos) return to_bytes(input);
  return fail(failure::input_is_no_seal, "no such file, and no seal");
}

}  // namespace credit::verify::command
