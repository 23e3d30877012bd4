#include "report/verify/command/batch_source.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <vector>

#include "base/failures/verify.h"
#include "report/verify/code_reader.h"

namespace credit::verify::command {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view blanks = " \t\r\v\f";

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(blanks);
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(blanks) - from + 1));
}

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

class List : public BatchSource {
 public:
  List(File file, std::uint64_t size) : file_(std::move(file)), size_(size) {}

  Result<std::optional<BatchInput>> next() override {
    while (waiting_.empty() && !ended_) CREDIT_CHECK(read_more());
    if (waiting_.empty()) return std::optional<BatchInput>();
    auto input = batch_input(++line_, std::move(waiting_.front()));
    waiting_.pop_front();
    return std::optional(std::move(input));
  }
  std::optional<double> done() const override {
    if (size_ == 0) return std::nullopt;
    return std::min(1.0, static_cast<double>(read_) / static_cast<double>(size_));
  }

 private:
  Status read_more() {
    const auto take = [this](LineCutter::Line line) { waiting_.push_back(std::move(line)); };
    const auto got = std::fread(piece_.data(), 1, piece_.size(), file_.get());
    read_ += got;
    cutter_.feed(ByteView(piece_).first(got), take);
    if (got == piece_.size()) return {};
    if (std::ferror(file_.get()) != 0) return fail(failure::input_unreadable, "the list");
    ended_ = true;
    cutter_.end(take);
    return {};
  }

  File file_;
  std::uint64_t size_, read_ = 0, line_ = 0;
  bool ended_ = false;
  LineCutter cutter_;
  std::deque<LineCutter::Line> waiting_;
  std::array<std::uint8_t, 1U << 16> piece_{};
};

class Folder : public BatchSource {
 public:
  explicit Folder(std::vector<std::string> files) : files_(std::move(files)) {}
  Result<std::optional<BatchInput>> next() override {
    if (at_ == files_.size()) return std::optional<BatchInput>();
    ++at_;
    return std::optional(BatchInput{at_, BatchInput::Kind::file, files_[at_ - 1]});
  }
  std::optional<double> done() const override {
    return files_.empty() ? 1.0 : static_cast<double>(at_) / static_cast<double>(files_.size());
  }

 private:
  std::vector<std::string> files_;
  std::size_t at_ = 0;
};

Result<std::unique_ptr<BatchSource>> open_folder(const fs::path& folder) {
  std::error_code error;
  std::vector<std::string> files;
  const auto skip = fs::directory_options::skip_permission_denied;
  for (auto at = fs::recursive_directory_iterator(folder, skip, error);
       !error && at != fs::recursive_directory_iterator(); at.increment(error))
    if (at->is_regular_file(error)) files.push_back(at->path().string());
  if (error) return fail(failure::input_unreadable, folder.string() + ": " + error.message());
  std::sort(files.begin(), files.end());
  return std::unique_ptr<BatchSource>(std::make_unique<Folder>(std::move(files)));
}

}  // namespace

void LineCutter::feed(ByteView piece, const std::function<void(Line)>& take) {
  auto text = text_view(piece);
  for (auto end = text.find('\n'); !text.empty(); end = text.find('\n')) {
    const auto part = text.substr(0, end);
    const auto room = limit - line_.size();
    line_ += part.substr(0, room);
    too_long_ = too_long_ || part.size() > room;
    if (end == std::string_view::npos) return;
    finish(take);
    text.remove_prefix(end + 1);
  }
}

void LineCutter::end(const std::function<void(Line)>& take) { finish(take); }

void LineCutter::finish(const std::function<void(Line)>& take) {
  Line line{trimmed(line_), too_long_};
  line_.clear();
  too_long_ = false;
  if (!line.text.empty() || line.too_long) take(std::move(line));
}

BatchInput batch_input(std::uint64_t line, LineCutter::Line text) {
  using Kind = BatchInput::Kind;
  if (text.too_long) return {line, Kind::unusable, {}};
  const auto kind = digits_in(text.text) >= fewest_digits ? Kind::seal : Kind::file;
  return {line, kind, std::move(text.text)};
}

Result<std::unique_ptr<BatchSource>> open_batch(const std::string& source) {
  if (source == "-") return std::unique_ptr<BatchSource>(std::make_unique<List>(File(stdin), 0));
  std::error_code error;
  if (fs::is_directory(source, error)) return open_folder(source);
  File file(std::fopen(source.c_str(), "rbe"));
  if (!file) return fail(failure::input_unreadable, source);
  const auto size = fs::is_regular_file(source, error) ? fs::file_size(source, error) : 0;
  return std::unique_ptr<BatchSource>(std::make_unique<List>(std::move(file), error ? 0 : size));
}

}  // namespace credit::verify::command
