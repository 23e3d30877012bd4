// Whole small files, read and written with typed failures.
#pragma once
#include <filesystem>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace credit {

Result<Bytes> read_file(const std::filesystem::path& path, std::size_t limit = 64U << 20);  // file_unreadable
// Writes beside, syncs, renames: after a power cut the file is the old one or the new one. file_unwritable
Status write_file(const std::filesystem::path& path, ByteView bytes, unsigned mode = 0644);

}  // namespace credit
