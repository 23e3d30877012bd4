// What the pages' marks mean, for a screen reader and for an archive (ISO 32000-1, 14.7 and 14.8): headings,
// paragraphs, tables, pictures. Marks that belong to no element are furniture: artifacts, never read out.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "report/render/pdf_file.h"

namespace credit::render {

enum class Role {
  document,
  heading1,
  heading2,
  heading3,
  heading4,
  paragraph,
  list,
  item,
  item_label,
  item_body,
  table,
  row,
  row_header,
  column_header,
  cell,
  figure
};

class Structure {
 public:
  Structure();

  int add(Role role);  // a child of the current element, or of the document
  void enter(int element) { open_.push_back(element); }
  void enter_furniture() { open_.push_back(std::nullopt); }
  void leave() { open_.pop_back(); }
  std::optional<int> current() const { return open_.empty() ? std::nullopt : open_.back(); }
  Role role(int element) const { return at(element).role; }

  void spans(int element, int columns) { at(element).columns = columns; }
  void describe(int element, std::string words) { at(element).words = std::move(words); }
  struct Box {
    double left, bottom, right, top;  // points, as PDF counts them
  };
  void occupies(int element, Box box) { at(element).box = box; }

  int mark(int element, int page);  // the number of its next marked content on that page
  // The structure tree; the page of index i says /StructParents i. Returns the tree's root.
  int write(PdfFile& file, const std::vector<int>& pages) const;

 private:
  struct Content {
    int page, mark;
  };
  struct Element {
    Role role;
    int parent;
    std::vector<int> children;  // elements; only where there is no content of its own
    std::vector<Content> content;
    int columns = 1;
    std::string words;
    std::optional<Box> box;
  };
  const Element& at(int element) const { return elements_[static_cast<std::size_t>(element)]; }
  Element& at(int element) { return elements_[static_cast<std::size_t>(element)]; }
  std::string body(const Element& element, int first, int root, const std::vector<int>& pages) const;
  int write_parents(PdfFile& file, int first) const;

  std::vector<Element> elements_;
  std::vector<std::optional<int>> open_;
  std::vector<std::vector<int>> owners_;  // by page, by mark: the element
};

const char* name_of(Role role);  // "H1", "TD", ...

}  // namespace credit::render
