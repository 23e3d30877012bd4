#include "certs/folder.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/failures/certs.h"
#include "base/failures/common.h"

namespace credit::certs {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Failure> unwritable(const fs::path& path) {
  return fail(failure::file_unwritable, path.string() + ": " + std::strerror(errno));
}

bool free_place(const fs::path& place) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(place, error))) return true;
  return fs::is_directory(fs::symlink_status(place, error)) && fs::is_empty(place, error) && !error;
}

fs::path without_slash(const fs::path& place) { return place.has_filename() ? place : place.parent_path(); }

}  // namespace

Result<NewFolder> NewFolder::beside(const fs::path& given) {
  const fs::path place = without_slash(given);
  if (!free_place(place)) return fail(failure::certs_exist, place.string());
  std::error_code error;
  if (place.has_parent_path()) fs::create_directories(place.parent_path(), error);
  const fs::path path = fs::path(place).concat(".new");
  if (::mkdir(path.c_str(), 0700) != 0) {
    if (errno == EEXIST) return fail(failure::certs_exist, path.string());
    return unwritable(path);
  }
  return NewFolder(place, path);
}

NewFolder::NewFolder(NewFolder&& other) noexcept : place_(std::move(other.place_)), path_(std::move(other.path_)) {
  other.path_.clear();
}

NewFolder::~NewFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

// rename(2) replaces an empty folder and refuses a filled one, so nothing can slip in between.
Status NewFolder::move_into_place() {
  if (::rename(path_.c_str(), place_.c_str()) == 0) {
    path_.clear();
    return {};
  }
  if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR) return fail(failure::certs_exist, place_.string());
  return unwritable(place_);
}

}  // namespace credit::certs
