#include "base/file.h"

#include <sys/stat.h>

#include "base/failures/common.h"
#include "tests/support/catch.h"

using namespace credit;
namespace fs = std::filesystem;

namespace {
fs::path scratch() {
  const auto folder = fs::path(CREDIT_BINARY_DIR) / "scratch" / "base-file";
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}
unsigned mode_of(const fs::path& path) {
  struct stat facts {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  return facts.st_mode & 0777U;
}
}  // namespace

TEST_CASE("a file comes back as it was written, with the mode it was given") {
  const auto file = scratch() / "a";
  const Bytes bytes(200000, 0x5A);
  REQUIRE(write_file(file, bytes, 0600));
  CHECK(*read_file(file) == bytes);
  CHECK(mode_of(file) == 0600);
  REQUIRE(write_file(file, {}, 0640));
  CHECK(read_file(file)->empty());
  CHECK(mode_of(file) == 0640);
}

TEST_CASE("nothing is left beside") {
  const auto folder = scratch();
  REQUIRE(write_file(folder / "a", view("x")));
  CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 1);
}

TEST_CASE("files that cannot be read say so") {
  const auto folder = scratch();
  CHECK(read_file(folder / "absent").error().code == failure::file_unreadable);
  CHECK(read_file(folder).error().code == failure::file_unreadable);
  REQUIRE(write_file(folder / "big", Bytes(1000, 1)));
  CHECK(read_file(folder / "big", 999).error().code == failure::file_unreadable);
  CHECK(read_file(folder / "big", 1000));
}

TEST_CASE("files that cannot be written say so, and what was there stays") {
  const auto folder = scratch();
  CHECK(write_file(folder / "absent" / "a", view("x")).error().code == failure::file_unwritable);
  fs::create_directories(folder / "taken" / "inside");
  CHECK(write_file(folder / "taken", view("x")).error().code == failure::file_unwritable);
  CHECK(fs::is_directory(folder / "taken" / "inside"));
}
