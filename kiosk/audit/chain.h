// The chain itself: files in order, lines, links. Shared by the writer and the verifier.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/audit/journal.h"

namespace credit::audit {

// Where the next line goes on: its number, and the SHA-256 of the line before it (64 zeros before the first).
struct Link {
  std::uint64_t next = 1;
  std::string previous = std::string(64, '0');
};

std::string sha256_hex(std::string_view bytes);
std::string make_line(const Link& at, Instant when, EventKind kind, const std::vector<Fact>& facts);  // no newline
Link after(const Link& at, std::string_view line);

// journal-YYYYMM.jsonl, oldest first.
std::vector<std::filesystem::path> journal_files(const std::filesystem::path& folder);

struct FileCheck {
  Link end;
  std::string torn;  // bytes after the last newline: a line that a power cut broke off
};
// Every complete line of one file, continuing `start`, and handed to `take` where it is given; audit_chain_broken names
// file and line.
Result<FileCheck> check_file(const std::filesystem::path& file, Link start,
                             const std::function<Status(std::string_view)>& take = {});

}  // namespace credit::audit
