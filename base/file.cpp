#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/failures/common.h"

namespace credit {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

std::string reason(const std::filesystem::path& path) { return path.string() + ": " + std::strerror(errno); }

bool write_all(int fd, ByteView bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor fd(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() >= 0) ::fsync(fd.get());
}

}  // namespace

Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) return fail(failure::file_unreadable, reason(path));
  Bytes bytes;
  for (;;) {
    const std::size_t at = bytes.size();
    bytes.resize(at + 65536);
    const auto count = ::read(fd.get(), bytes.data() + at, 65536);
    bytes.resize(at + static_cast<std::size_t>(count > 0 ? count : 0));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(failure::file_unreadable, reason(path));
    if (count == 0) return bytes;
    if (bytes.size() > limit) return fail(failure::file_unreadable, path.string() + ": too large");
  }
}

Status write_file(const std::filesystem::path& path, ByteView bytes, unsigned mode) {
  const auto beside = std::filesystem::path(path).concat(".new");
  {
    const Descriptor fd(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (fd.get() < 0) return fail(failure::file_unwritable, reason(beside));
    ::fchmod(fd.get(), mode);
    if (!write_all(fd.get(), bytes) || ::fsync(fd.get()) != 0) return fail(failure::file_unwritable, reason(beside));
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return fail(failure::file_unwritable, reason(path));
  sync_folder(path.parent_path());
  return {};
}

}  // namespace credit
