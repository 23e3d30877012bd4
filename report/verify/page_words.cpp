#include "report/verify/page_words.h"

#include <algorithm>

#include "base/personal.h"

namespace credit::verify {
namespace {

// White_Space of Unicode, and what has no width at all: U+00A0, U+1680, U+2000..200B, U+2028, U+2029, U+202F, U+205F,
// U+3000, U+FEFF. Its length in bytes; 0 when the text begins with something else.
std::size_t blank(std::string_view text) {
  if (static_cast<unsigned char>(text[0]) <= ' ') return 1;
  if (text.starts_with("\xC2\xA0") || text.starts_with("\xC2\x85")) return 2;
  if (text.size() < 3) return 0;
  const auto last = static_cast<unsigned char>(text[2]);
  if (text.starts_with("\xE2\x80")) return last <= 0x8B || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0;
  for (const std::string_view one : {"\xE3\x80\x80", "\xE1\x9A\x80", "\xE2\x81\x9F", "\xEF\xBB\xBF"})
    if (text.starts_with(one)) return 3;
  return 0;
}

constexpr std::string_view more = "…";

// What goes on over the page has filled a line before: so many bytes at least. Less would find the parts of a short
// value anywhere.
constexpr std::size_t least_before_break = 60;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

// What stands before and behind the stars.
std::pair<std::string_view, std::string_view> open_parts(std::string_view mask) {
  return {mask.substr(0, mask.find('*')), mask.substr(mask.rfind('*') + 1)};
}

constexpr std::size_t longest_masked = 300;  // bytes of a name

}  // namespace

std::string without_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto size = blank(text);
    if (size == 0) out += text[0];
    text.remove_prefix(size == 0 ? 1 : size);
  }
  return out;
}

bool fits_mask(std::string_view text, std::string_view mask, Stars stars) {
  if (mask.find('*') == std::string_view::npos) return text == mask;
  const auto [before, behind] = open_parts(mask);
  const auto size = characters(text), most = characters(mask);
  const auto least = stars == Stars::characters ? most : characters(before) + characters(behind) + 1;
  return size >= least && size <= most && text.starts_with(before) && text.ends_with(behind);
}

PageWords::PageWords(const std::vector<std::string>& pages) {
  std::size_t size = 0;
  for (const auto& page : pages) size += page.size();
  text_.reserve(size);  // it never moves, so that one wipe is enough
  for (const auto& page : pages) {
    starts_.push_back(text_.size());
    bool edge = true;
    for (std::string_view rest = page; !rest.empty();) {
      const auto size_of_blank = blank(rest);
      if (size_of_blank == 0) {
        if (edge) edges_.push_back(text_.size());
        edge_.push_back(edge);
        text_ += rest[0];
      }
      edge = size_of_blank != 0;
      rest.remove_prefix(size_of_blank == 0 ? 1 : size_of_blank);
    }
  }
  starts_.push_back(text_.size());
  edge_.push_back(true);
}

PageWords::~PageWords() { wipe(text_.data(), text_.size()); }

int PageWords::page_of(std::size_t place) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end() - 1, place);
  return static_cast<int>(next - starts_.begin());
}

std::string_view PageWords::text(int page) const {
  const auto at = static_cast<std::size_t>(page);
  return std::string_view(text_).substr(starts_[at - 1], starts_[at] - starts_[at - 1]);
}

std::size_t PageWords::end_of_page(std::size_t place) const {
  return starts_[static_cast<std::size_t>(page_of(place))];
}

bool PageWords::on_some_page(std::string_view value) const {
  const auto bare = without_blanks(value);
  for (int page = 1; page <= pages(); ++page)
    if (on_page(page, bare)) return true;
  return false;
}

bool PageWords::on_page(int page, std::string_view value) const {
  const auto bare = without_blanks(value);
  const auto words = text(page);
  const auto start = starts_[static_cast<std::size_t>(page) - 1];
  for (auto at = words.find(bare); at != std::string_view::npos; at = words.find(bare, at + 1))
    if (is_edge(start + at) && is_edge(start + at + bare.size())) return true;
  return false;
}

std::optional<PageWords::Range> PageWords::find(std::string_view value, Range range) const {
  const auto bare = without_blanks(value);
  if (bare.empty()) return std::nullopt;
  auto edge = std::lower_bound(edges_.begin(), edges_.end(), range.from);
  for (; edge != edges_.end() && *edge < range.to; ++edge)
    if (text_[*edge] == bare[0])
      if (const auto end = ends(*edge, bare)) return Range{*edge, *end};
  return std::nullopt;
}

std::optional<std::size_t> PageWords::end_of(std::size_t edge, std::string_view value) const {
  return ends(edge, without_blanks(value));
}

std::optional<std::size_t> PageWords::ends(std::size_t edge, std::string_view bare) const {
  const auto room = std::string_view(text_).substr(edge, end_of_page(edge) - edge);
  const auto differs = std::mismatch(bare.begin(), bare.end(), room.begin(), room.end()).first;
  const auto same = static_cast<std::size_t>(differs - bare.begin());
  if (same == bare.size()) return is_edge(edge + same) ? std::optional(edge + same) : std::nullopt;
  return ends_on_next_page(edge, same, bare);
}

// The text broke at one of the edges up to where the page says otherwise: there the foot of the page begins.
std::optional<std::size_t> PageWords::ends_on_next_page(std::size_t place, std::size_t same,
                                                        std::string_view bare) const {
  const auto page = static_cast<std::size_t>(page_of(place));
  if (page == static_cast<std::size_t>(pages())) return std::nullopt;
  const auto first = std::lower_bound(edges_.begin(), edges_.end(), starts_[page]);
  const auto last = std::lower_bound(first, edges_.end(), starts_[page + 1]);
  for (auto length = same; length >= least_before_break; --length) {
    if (!is_edge(place + length)) continue;
    for (auto edge = first; edge != last; ++edge)
      if (const auto end = ends(*edge, bare.substr(length))) return end;
  }
  return std::nullopt;
}

bool PageWords::begins_with_mask(std::size_t place, std::string_view mask, Stars stars) const {
  const auto room = std::string_view(text_).substr(place, end_of_page(place) - place);
  if (mask.ends_with(more)) return room.starts_with(mask.substr(0, mask.size() - more.size()));
  for (std::size_t size = 1; size <= std::min(room.size(), longest_masked); ++size)
    if (is_edge(place + size) && fits_mask(room.substr(0, size), mask, stars)) return true;
  return false;
}

bool PageWords::masked_on_page(int page, std::string_view mask, Stars stars) const {
  const auto bare = without_blanks(mask);
  const auto at = static_cast<std::size_t>(page);
  const auto first = std::lower_bound(edges_.begin(), edges_.end(), starts_[at - 1]);
  return std::any_of(first, std::lower_bound(first, edges_.end(), starts_[at]),
                     [&](std::size_t edge) { return begins_with_mask(edge, bare, stars); });
}

}  // namespace credit::verify
