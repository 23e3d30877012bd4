#include "report/verify/command/batch_output.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/failures/verifier.h"

namespace credit::verify::command {
namespace {

tl::unexpected<Failure> unwritable(std::string_view what) {
  return fail(failure::output_unwritable, std::string(what) + ": " + std::strerror(errno));
}

struct Whole {
  std::uint64_t lines = 0;
  off_t bytes = 0;  // up to and with the last line's end
};

Whole whole_lines(std::FILE* file) {
  Whole whole;
  std::array<char, 1U << 16> piece{};
  off_t at = 0;
  while (const auto got = std::fread(piece.data(), 1, piece.size(), file)) {
    for (std::size_t i = 0; i < got; ++i) {
      if (piece[i] != '\n') continue;
      ++whole.lines;
      whole.bytes = at + static_cast<off_t>(i) + 1;
    }
    at += static_cast<off_t>(got);
  }
  return whole;
}

}  // namespace

BatchOutput::~BatchOutput() {
  if (file_ != stdout && file_ != nullptr) std::fclose(file_);
}

Status BatchOutput::open(const std::filesystem::path& file, bool resume) {
  file_ = std::fopen(file.c_str(), resume ? "a+e" : "we");
  if (file_ == nullptr) return unwritable(file.string());
  if (!resume) return {};
  std::rewind(file_);
  const auto whole = whole_lines(file_);
  if (std::ferror(file_) != 0 || ::ftruncate(::fileno(file_), whole.bytes) != 0) return unwritable(file.string());
  std::clearerr(file_);
  std::fseek(file_, 0, SEEK_END);
  kept_ = whole.lines;
  return {};
}

Status BatchOutput::write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) == text.size() && std::fflush(file_) == 0) return {};
  return unwritable("results");
}

}  // namespace credit::verify::command
