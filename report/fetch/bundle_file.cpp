#include "report/fetch/bundle_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/failures/common.h"
#include "base/file.h"

namespace credit::fetch {
namespace {

constexpr std::size_t memory_limit = 4U << 20;

Result<int> locked(const std::filesystem::path& file) {
  const int lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (lock < 0) return fail(failure::file_unwritable, file.string() + ": " + std::strerror(errno));
  if (::flock(lock, LOCK_EX | LOCK_NB) == 0) return lock;
  ::close(lock);
  return fail(failure::file_unwritable, file.string() + ": another renewal is at work");
}

}  // namespace

Result<BundleFile> BundleFile::open(const std::filesystem::path& file) {
  CREDIT_TRY(const auto first_look, read_file(file, trust::bundle_limit));  // no lock beside a file that is not there
  CREDIT_TRY(const int lock, locked(std::filesystem::path(file).concat(".lock")));
  BundleFile opened(file, lock);
  CREDIT_TRY(const auto bytes, read_file(file, trust::bundle_limit));
  CREDIT_TRY(opened.bundle_, trust::open_bundle(bytes));
  if (const auto memory = read_file(opened.beside(".memory"), memory_limit))
    opened.memory_ = trust::ListMemory::decode(*memory);
  return opened;
}

BundleFile::BundleFile(BundleFile&& other) noexcept
    : file_(std::move(other.file_)),
      lock_(std::exchange(other.lock_, -1)),
      bundle_(std::move(other.bundle_)),
      memory_(std::move(other.memory_)) {}

BundleFile::~BundleFile() {
  if (lock_ >= 0) ::close(lock_);
}

Status BundleFile::keep(const trust::Renewal& round) {
  if (round.changed()) CREDIT_CHECK(write_file(file_, make_bundle(round.held())));
  bundle_ = round.held();
  if (round.memory().encode() != memory_.encode()) CREDIT_CHECK(write_file(beside(".memory"), round.memory().encode()));
  memory_ = round.memory();
  return {};
}

}  // namespace credit::fetch
