// What a batch checks, one after the other, without ever holding all of it.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::verify::command {

// Cuts a stream of bytes into lines, however the bytes come in pieces: \n ends a line, \r before it and blanks around
// it go, empty lines are passed over. A line longer than the limit is cut there and says so.
class LineCutter {
 public:
  static constexpr std::size_t limit = 16U << 10;  // bytes of a line
  struct Line {
    std::string text;
    bool too_long = false;
  };
  void feed(ByteView piece, const std::function<void(Line)>& take);
  void end(const std::function<void(Line)>& take);  // the last line may have no \n

 private:
  void finish(const std::function<void(Line)>& take);
  std::string line_;
  bool too_long_ = false;
};

struct BatchInput {
  enum class Kind { seal, file, unusable };
  std::uint64_t line = 0;  // from 1
  Kind kind = Kind::unusable;
  std::string text;  // the seal, or the file's name
};

// A seal or a file's name?
BatchInput batch_input(std::uint64_t line, LineCutter::Line text);

class BatchSource {
 public:
  virtual ~BatchSource() = default;
  virtual Result<std::optional<BatchInput>> next() = 0;  // nothing at the end; input_unreadable
  virtual std::optional<double> done() const = 0;        // 0 to 1, where it can be told
};

// "-", a folder or a list file. input_unreadable
Result<std::unique_ptr<BatchSource>> open_batch(const std::string& source);

}  // namespace credit::verify::command
