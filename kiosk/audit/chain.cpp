#include "kiosk/audit/chain.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/failures/audit.h"
#include "base/file.h"

namespace credit::audit {
namespace {

constexpr std::size_t largest_file = 256U << 20;  // a month of one machine is a few MiB

std::string_view disposition(const std::vector<Fact>& facts) {
  const bool failed =
      std::any_of(facts.begin(), facts.end(), [](const Fact& f) { return f.kind == FactKind::failure; });
  return failed ? "failure" : "success";
}

bool is_month_file(std::string_view name) {
  constexpr std::string_view model = "journal-YYYYMM.jsonl";
  if (name.size() != model.size() || !name.starts_with("journal-") || !name.ends_with(".jsonl")) return false;
  const auto month = name.substr(8, 6);
  return std::all_of(month.begin(), month.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool continues(const Link& at, std::string_view line) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) return false;
  const auto number = json.find("n");
  const auto previous = json.find("previous");
  return number != json.end() && previous != json.end() && number->is_number_unsigned() && previous->is_string() &&
         number->get<std::uint64_t>() == at.next && previous->get_ref<const std::string&>() == at.previous;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  CREDIT_ENSURE(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) == 1);
  return to_hex(ByteView(digest.data(), size));
}

std::string make_line(const Link& at, Instant when, EventKind kind, const std::vector<Fact>& facts) {
  nlohmann::ordered_json line;
  line["n"] = at.next;
  line["at"] = to_rfc3339(when);
  line["event"] = row_of(kind).name;
  if (row_of(kind).complete) line["disposition"] = disposition(facts);
  for (const Fact& fact : facts) line["facts"][row_of(fact.kind).name] = fact.value;
  line["previous"] = at.previous;
  return line.dump();
}

Link after(const Link& at, std::string_view line) { return {at.next + 1, sha256_hex(line)}; }

std::vector<std::filesystem::path> journal_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (is_month_file(at->path().filename().string())) files.push_back(at->path());
  std::sort(files.begin(), files.end());
  return files;
}

Result<FileCheck> check_file(const std::filesystem::path& file, Link start,
                             const std::function<Status(std::string_view)>& take) {
  CREDIT_TRY(const Bytes bytes, read_file(file, largest_file));
  std::string_view rest = text_view(bytes);
  FileCheck result{std::move(start), {}};
  for (std::size_t number = 1;; ++number) {
    const auto newline = rest.find('\n');
    if (newline == std::string_view::npos) break;
    const std::string_view line = rest.substr(0, newline);
    if (!continues(result.end, line))
      return fail(failure::audit_chain_broken, file.filename().string() + " line " + std::to_string(number));
    if (take) CREDIT_CHECK(take(line));
    result.end = after(result.end, line);
    rest.remove_prefix(newline + 1);
  }
  result.torn = rest;
  return result;
}

}  // namespace credit::audit
