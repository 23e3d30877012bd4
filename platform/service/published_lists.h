// The signed lists we publish: files somebody else signs and puts there, read again only when they change.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"

namespace credit::platform {

class PublishedLists {
 public:
  struct File {
    std::shared_ptr<const std::string> bytes;
    std::string tag;            // strong, RFC 9110 section 8.8.3: quoted, of the bytes
    std::string last_modified;  // section 5.6.7, "Sun, 22 Nov 2026 06:30:05 GMT"
  };
  // status_lists: a folder with a file ISSUER.cose for each issuer.
  PublishedLists(std::filesystem::path trust_list, std::filesystem::path status_lists);

  Result<File> trust_list() const;                            // list_unavailable
  Result<File> status_list(const std::string& issuer) const;  // issuer_unknown, list_unavailable

 private:
  struct Shelf;
  Result<File> read(const std::filesystem::path& file) const;

  std::filesystem::path trust_list_, status_lists_;
  std::shared_ptr<Shelf> shelf_;
};

// If-None-Match (RFC 9110 section 13.1.2): does it name this tag? "*" names any; W/ is looked past, as a GET may.
bool names_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace credit::platform
