// The words of a PDF's pages as one run of text without blanks, which still knows where the blanks, the lines and the
// pages were. Not part of the public interface.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace credit::verify {

// Where a line breaks and how wide a gap is says nothing: white space goes, ASCII's and Unicode's.
std::string without_blanks(std::string_view text);

// What a mask's one run of stars stands for: so many characters, or so many of which some may be blanks.
enum class Stars { characters, characters_and_blanks };
bool fits_mask(std::string_view text, std::string_view mask, Stars stars);  // both without blanks

// Of every value asked for here the blanks do not count either. It must stand as a whole: an edge (a blank, a line's or
// a page's end) before it and behind it, so that K-0001 is not found in K-00012, nor a name in a longer one.
class PageWords {
 public:
  explicit PageWords(const std::vector<std::string>& pages);  // UTF-8, a page each
  ~PageWords();                                               // wipes
  PageWords(const PageWords&) = delete;
  PageWords& operator=(const PageWords&) = delete;

  int pages() const { return static_cast<int>(starts_.size()) - 1; }
  int page_of(std::size_t place) const;  // from 1
  std::string_view text(int page) const;
  const std::vector<std::size_t>& edges() const { return edges_; }  // in order: every place where something may begin

  struct Range {
    std::size_t from = 0, to = std::string_view::npos;
  };
  bool on_page(int page, std::string_view value) const;
  bool on_some_page(std::string_view value) const;
  // On some page; or begun on one and ended on the next, as a text of several lines may be.
  bool anywhere(std::string_view value) const { return find(value, {}).has_value(); }
  std::optional<Range> find(std::string_view value, Range beginning_in) const;
  // Where it ends, if it begins at this edge.
  std::optional<std::size_t> end_of(std::size_t edge, std::string_view value) const;
  // A mask that ends in "…" is the beginning of a longer text.
  bool masked_on_page(int page, std::string_view mask, Stars stars) const;

 private:
  bool is_edge(std::size_t place) const { return edge_[place]; }
  std::size_t end_of_page(std::size_t place) const;
  std::optional<std::size_t> ends(std::size_t edge, std::string_view bare) const;
  std::optional<std::size_t> ends_on_next_page(std::size_t place, std::size_t same, std::string_view bare) const;
  bool begins_with_mask(std::size_t place, std::string_view mask, Stars stars) const;

  std::string text_;
  std::vector<bool> edge_;           // of each place in the text, its end included
  std::vector<std::size_t> edges_;   // the same as a list, without the end
  std::vector<std::size_t> starts_;  // of the pages; and the text's end
};

}  // namespace credit::verify
