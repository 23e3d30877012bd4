// A private folder made beside its place and moved there when it is whole; removed when it never gets there.
#pragma once
#include <filesystem>

#include "base/result.h"

namespace credit::certs {

class NewFolder {
 public:
  // The place must not exist, or be an empty folder. certs_exist, file_unwritable
  static Result<NewFolder> beside(const std::filesystem::path& place);
  NewFolder(NewFolder&& other) noexcept;
  NewFolder& operator=(NewFolder&&) = delete;
  ~NewFolder();

  const std::filesystem::path& path() const { return path_; }
  Status move_into_place();  // certs_exist, file_unwritable

 private:
  NewFolder(std::filesystem::path place, std::filesystem::path path)
      : place_(std::move(place)), path_(std::move(path)) {}
  std::filesystem::path place_, path_;  // path_ is empty once moved
};

}  // namespace credit::certs
