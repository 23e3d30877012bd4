#include "kiosk/audit/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/failures/audit.h"
#include "base/file.h"
#include "kiosk/audit/chain.h"
#include "kiosk/audit/fact_form.h"

namespace credit::audit {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Failure> broken_write(const fs::path& path) {
  return fail(failure::audit_write_failed, path.string() + ": " + std::strerror(errno));
}

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_ = -1;
};

Result<Descriptor> lock(const fs::path& folder) {
  const auto path = folder / "journal.lock";
  Descriptor fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640));
  if (fd.get() < 0 || ::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) return broken_write(path);
  return fd;
}

void sync_folder(const fs::path& folder) {
  const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd.get() >= 0) ::fsync(fd.get());
}

std::string month_name(Instant at) { return "journal-" + china_compact(at).substr(0, 6) + ".jsonl"; }

class FileJournal final : public Journal {
 public:
  FileJournal(fs::path folder, const Clock& clock, Descriptor lock)
      : folder_(std::move(folder)), clock_(clock), lock_(std::move(lock)) {}

  // Walks the whole chain once, so that a machine with an edited journal says so before its first visitor.
  Status begin() {
    std::string torn;
    for (const auto& file : journal_files(folder_)) {
      if (!torn.empty()) return fail(failure::audit_chain_broken, name_ + " ends in the middle of a line");
      CREDIT_TRY(FileCheck check, check_file(file, link_));
      link_ = check.end;
      torn = std::move(check.torn);
      name_ = file.filename().string();
    }
    if (torn.empty()) return {};
    return set_aside(torn);
  }

  Status write(EventKind kind, std::vector<Fact> facts) override {
    CREDIT_CHECK(check_facts(facts));
    if (torn_) return fail(failure::audit_write_failed, name_ + " ends in a torn line until the next start");
    const Instant now = clock_.now();
    CREDIT_CHECK(open_month(now));
    const std::string line = make_line(link_, now, kind, facts);
    CREDIT_CHECK(append(line + "\n"));
    link_ = after(link_, line);
    return {};
  }

 private:
  // A clock set back never reopens an older file: the chain would no longer follow the order of the names.
  Status open_month(Instant now) {
    const std::string wanted = std::max(name_, month_name(now));
    if (file_.get() >= 0 && wanted == name_) return {};
    const auto path = folder_ / wanted;
    Descriptor fd(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640));
    if (fd.get() < 0) return broken_write(path);
    sync_folder(folder_);
    file_ = std::move(fd);
    name_ = wanted;
    return {};
  }

  // A line half on disk would tear the chain for good: what could not be written whole is taken back.
  Status append(const std::string& line) {
    const off_t end = ::lseek(file_.get(), 0, SEEK_END);
    const auto written = ::write(file_.get(), line.data(), line.size());
    if (written == static_cast<ssize_t>(line.size()) && ::fdatasync(file_.get()) == 0) return {};
    const auto failure = broken_write(folder_ / name_);
    torn_ = end < 0 || ::ftruncate(file_.get(), end) != 0;
    return failure;
  }

  Status set_aside(const std::string& torn) {
    const std::string digest = sha256_hex(torn);
    const auto path = folder_ / name_;
    if (!write_file(folder_ / (name_ + ".torn-" + digest.substr(0, 16)), view(torn), 0640)) return broken_write(path);
    const auto whole = fs::file_size(path) - torn.size();
    if (::truncate(path.c_str(), static_cast<off_t>(whole)) != 0) return broken_write(path);
    return write(EventKind::journal_mended,
                 {{FactKind::count, std::to_string(torn.size())}, {FactKind::digest, digest}});
  }

  fs::path folder_;
  const Clock& clock_;
  Descriptor lock_, file_;
  std::string name_;  // of the newest month file
  Link link_;
  bool torn_ = false;  // a line is half on disk: nothing may follow it before it is set aside
};

}  // namespace

Result<std::unique_ptr<Journal>> open_journal(const fs::path& folder, const Clock& clock) {
  std::error_code error;
  fs::create_directories(folder, error);
  CREDIT_TRY(Descriptor held, lock(folder));
  auto journal = std::make_unique<FileJournal>(folder, clock, std::move(held));
  CREDIT_CHECK(journal->begin());
  return std::unique_ptr<Journal>(std::move(journal));
}

Result<std::size_t> verify_journal(const fs::path& folder) {
  Link link;
  for (const auto& file : journal_files(folder)) {
    CREDIT_TRY(FileCheck check, check_file(file, link));
    if (!check.torn.empty())
      return fail(failure::audit_chain_broken, file.filename().string() + " ends in the middle of a line");
    link = check.end;
  }
  return static_cast<std::size_t>(link.next - 1);
}

}  // namespace credit::audit
