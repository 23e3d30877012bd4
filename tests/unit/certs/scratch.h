// A folder of one's own under the build folder, empty at the start of each test.
#pragma once
#include <filesystem>
#include <string>

namespace credit::test {

inline std::filesystem::path scratch(const std::string& name) {
  const auto folder = std::filesystem::path(CREDIT_BINARY_DIR) / "scratch" / name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

}  // namespace credit::test
