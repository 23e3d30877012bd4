#include "platform/import/zip.h"

#include <zlib.h>

#include <algorithm>

#include "base/failures/platform.h"

namespace credit::platform {
namespace {

constexpr std::size_t end_size = 22, central_size = 46, local_size = 30;
constexpr std::size_t end_mark = 0x06054b50, central_mark = 0x02014b50, local_mark = 0x04034b50;
constexpr std::size_t stored = 0, deflated = 8, encrypted = 1;

tl::unexpected<Failure> malformed(const char* what) {
  return fail(failure::sheet_malformed, std::string("container: ") + what);
}

// The caller has seen that the bytes are there.
std::size_t little(ByteView bytes, std::size_t at, std::size_t width) {
  std::size_t number = 0;
  for (std::size_t i = width; i-- > 0;) number = number << 8U | bytes[at + i];
  return number;
}
std::size_t two(ByteView bytes, std::size_t at) { return little(bytes, at, 2); }
std::size_t four(ByteView bytes, std::size_t at) { return little(bytes, at, 4); }

std::string folded(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower;
}

Result<Bytes> inflated(ByteView packed, std::size_t size) {
  Bytes plain(size + 1);  // one more than promised, so that a longer stream shows
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return malformed("no memory to unpack");
  stream.next_in = const_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = plain.data();
  stream.avail_out = static_cast<uInt>(plain.size());
  const int outcome = inflate(&stream, Z_FINISH);
  const bool whole = outcome == Z_STREAM_END && stream.total_out == size && stream.avail_in == 0;
  inflateEnd(&stream);
  if (!whole) return malformed("a member is damaged");
  plain.resize(size);
  return plain;
}

}  // namespace

Result<ZipArchive::Member> ZipArchive::member_at(ByteView file, std::size_t central, std::size_t directory) {
  const auto flags = two(file, central + 8), method = two(file, central + 10);
  const auto packed = four(file, central + 20), local = four(file, central + 42);
  const auto name_size = two(file, central + 28);
  if ((flags & encrypted) != 0) return malformed("encrypted");
  if (method != stored && method != deflated) return malformed("a compression nobody here knows");
  if (local + local_size > directory || four(file, local) != local_mark)
    return malformed("a member is not where it should be");
  const auto begin = local + local_size + two(file, local + 26) + two(file, local + 28);
  if (two(file, local + 26) != name_size || begin > directory || packed > directory - begin)
    return malformed("a member does not fit");
  const Member member{file.subspan(begin, packed), four(file, central + 24),
                      static_cast<std::uint32_t>(four(file, central + 16)), method == deflated};
  if (!member.deflated && member.size != packed) return malformed("a stored member has two sizes");
  const auto name = text_view(file.subspan(central + central_size, name_size));
  if (name != text_view(file.subspan(local + local_size, name_size))) return malformed("a member has two names");
  return member;
}

Result<ZipArchive> ZipArchive::open(ByteView file) {
  if (file.size() < end_size) return malformed("too short");
  const auto end = file.size() - end_size;
  if (four(file, end) != end_mark || two(file, end + 20) != 0) return malformed("no end, or something after it");
  const auto count = two(file, end + 10);
  const auto directory = four(file, end + 16);
  if (four(file, end + 4) != 0 || two(file, end + 8) != count) return malformed("more than one disk");
  if (count > member_limit) return malformed("too many members");
  if (directory > end || four(file, end + 12) != end - directory) return malformed("the directory does not fit");
  ZipArchive archive;
  auto at = directory;
  for (std::size_t i = 0; i < count; ++i) {
    if (at + central_size > end || four(file, at) != central_mark) return malformed("the directory is broken");
    const auto name_size = two(file, at + 28);
    const auto next = at + central_size + name_size + two(file, at + 30) + two(file, at + 32);
    if (next > end) return malformed("the directory is broken");
    CREDIT_TRY(const auto member, member_at(file, at, directory));
    const auto name = text_view(file.subspan(at + central_size, name_size));
    if (!archive.members_.emplace(folded(name), member).second) return malformed("a name stands twice");
    at = next;
  }
  if (at != end) return malformed("the directory does not fit");
  return archive;
}

bool ZipArchive::holds(std::string_view name) const { return members_.contains(folded(name)); }

Result<Bytes> ZipArchive::read(std::string_view name, std::size_t limit) const {
  const auto found = members_.find(folded(name));
  if (found == members_.end()) return malformed("a part is missing");
  const auto& member = found->second;
  if (member.size > limit) return malformed("a part is too large");
  auto plain = member.deflated ? inflated(member.packed, member.size)
                               : Result<Bytes>(Bytes(member.packed.begin(), member.packed.end()));
  if (plain && crc32_z(0, plain->data(), plain->size()) != member.crc) return malformed("a member is damaged");
  return plain;
}

}  // namespace credit::platform
