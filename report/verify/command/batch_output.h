// Where a batch's lines go. Only whole lines ever stand there: a batch that was cut off can be resumed.
#pragma once
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace credit::verify::command {

class BatchOutput {
 public:
  BatchOutput() = default;  // standard output
  ~BatchOutput();
  BatchOutput(const BatchOutput&) = delete;
  BatchOutput& operator=(const BatchOutput&) = delete;

  // A file instead; resuming keeps its whole lines and cuts off a torn last one. output_unwritable
  Status open(const std::filesystem::path& file, bool resume);
  std::uint64_t lines_kept() const { return kept_; }
  Status write(std::string_view whole_lines);  // output_unwritable

 private:
  std::FILE* file_ = stdout;
  std::uint64_t kept_ = 0;
};

}  // namespace credit::verify::command
