#include "platform/service/published_lists.h"

#include <array>
#include <ctime>

#include "base/failures/platform.h"
#include "base/file.h"
#include "platform/store/digest.h"

namespace credit::platform {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t largest_list = 16U << 20;

struct Stamp {
  fs::file_time_type written;
  std::uintmax_t size = 0;
  bool operator==(const Stamp&) const = default;
};

Result<Stamp> stamp_of(const fs::path& file) {
  std::error_code error;
  const Stamp stamp{fs::last_write_time(file, error), fs::file_size(file, error)};
  if (error) return fail(failure::list_unavailable, file.string() + ": " + error.message());
  return stamp;
}

std::string http_date(fs::file_time_type written) {
  const auto moment = std::chrono::system_clock::to_time_t(
      std::chrono::time_point_cast<std::chrono::system_clock::duration>(fs::file_time_type::clock::to_sys(written)));
  std::tm parts{};
  std::array<char, 64> text{};
  CREDIT_ENSURE(gmtime_r(&moment, &parts) != nullptr);
  return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

// What may be a file's name as it is.
bool is_issuer(std::string_view code) {
  return !code.empty() && code.size() <= 16 &&
         code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

struct PublishedLists::Shelf {
  std::mutex lock;
  std::map<fs::path, std::pair<Stamp, File>> files;
};

PublishedLists::PublishedLists(fs::path trust_list, fs::path status_lists)
    : trust_list_(std::move(trust_list)), status_lists_(std::move(status_lists)), shelf_(std::make_shared<Shelf>()) {}

Result<PublishedLists::File> PublishedLists::trust_list() const { return read(trust_list_); }

Result<PublishedLists::File> PublishedLists::status_list(const std::string& issuer) const {
  if (!is_issuer(issuer)) return fail(failure::issuer_unknown);
  const auto file = status_lists_ / (issuer + ".cose");
  std::error_code error;
  if (!fs::exists(file, error) && !error) return fail(failure::issuer_unknown, issuer);
  return read(file);
}

Result<PublishedLists::File> PublishedLists::read(const fs::path& file) const {
  const std::lock_guard guard(shelf_->lock);
  CREDIT_TRY(const auto stamp, stamp_of(file));
  const auto known = shelf_->files.find(file);
  if (known != shelf_->files.end() && known->second.first == stamp) return known->second.second;
  const auto bytes = read_file(file, largest_list);
  if (!bytes) return fail(failure::list_unavailable, bytes.error().detail);
  File made;
  made.bytes = std::make_shared<const std::string>(text_view(*bytes));
  made.tag.append(1, '"').append(sha256_hex(text_view(*bytes)), 0, 32).append(1, '"');
  made.last_modified = http_date(stamp.written);
  shelf_->files.insert_or_assign(file, std::pair(stamp, made));
  return made;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  while (!if_none_match.empty()) {
    const auto end = std::min(if_none_match.find(','), if_none_match.size());
    auto one = trimmed(if_none_match.substr(0, end));
    if (one == "*") return true;
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == tag) return true;
    if_none_match.remove_prefix(std::min(end + 1, if_none_match.size()));
  }
  return false;
}

}  // namespace credit::platform
