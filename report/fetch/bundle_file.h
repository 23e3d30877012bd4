// A trust bundle on disk that is renewed in place, with its memory (FILE.memory) beside it. Written whole or not at
// all; the memory after the bundle, so that it never speaks of a list that was not kept. One renewal at a time
// (FILE.lock).
#pragma once
#include <filesystem>

#include "report/trust/renewal.h"

namespace credit::fetch {

class BundleFile {
 public:
  // file_unreadable, file_unwritable (another renewal is at work), trust_bundle_malformed and the failures of
  // open_bundle
  static Result<BundleFile> open(const std::filesystem::path& file);
  BundleFile(BundleFile&& other) noexcept;
  BundleFile& operator=(BundleFile&&) = delete;
  ~BundleFile();

  trust::Renewal begin() const { return {bundle_, memory_}; }
  Status keep(const trust::Renewal& round);  // file_unwritable
  const trust::TrustBundle& bundle() const { return bundle_; }

 private:
  BundleFile(std::filesystem::path file, int lock) : file_(std::move(file)), lock_(lock) {}
  std::filesystem::path beside(const char* ending) const { return std::filesystem::path(file_).concat(ending); }

  std::filesystem::path file_;
  int lock_ = -1;
  trust::TrustBundle bundle_;
  trust::ListMemory memory_;
};

}  // namespace credit::fetch
