// The ZIP container of an office file, APPNOTE 6.3.10, read strictly: one disk, no ZIP64, no encryption, stored or
// deflated members, no comment, no name twice. Nothing is unpacked past the limit the reader gives.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace credit::platform {

class ZipArchive {
 public:
  static constexpr std::size_t member_limit = 512;

  static Result<ZipArchive> open(ByteView file);  // sheet_malformed; the file must outlive the archive
  bool holds(std::string_view name) const;        // ASCII letters of a name match in either case (ECMA-376-2)
  // Size and CRC-32 checked. sheet_malformed; also where there is no such member or it is larger than limit bytes
  Result<Bytes> read(std::string_view name, std::size_t limit) const;

 private:
  struct Member {
    ByteView packed;
    std::size_t size = 0;
    std::uint32_t crc = 0;
    bool deflated = false;
  };
  static Result<Member> member_at(ByteView file, std::size_t central, std::size_t directory);

  std::map<std::string, Member> members_;
};

}  // namespace credit::platform
