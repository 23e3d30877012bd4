#include "report/render/structure.h"

#include <array>

#include "base/result.h"
#include "report/render/numbers.h"

namespace credit::render {

const char* name_of(Role role) {
  static constexpr std::array names{"Document", "H1",    "H2",    "H3", "H4", "P",  "L",  "LI",
                                    "Lbl",      "LBody", "Table", "TR", "TH", "TH", "TD", "Figure"};
  return names[static_cast<std::size_t>(role)];
}

Structure::Structure() { elements_.push_back({Role::document, 0, {}, {}, 1, {}, {}}); }

int Structure::add(Role role) {
  CREDIT_ENSURE(open_.empty() || current());  // nothing in furniture is an element
  const int parent = current().value_or(0), number = static_cast<int>(elements_.size());
  elements_.push_back({role, parent, {}, {}, 1, {}, {}});
  at(parent).children.push_back(number);
  return number;
}

int Structure::mark(int element, int page) {
  CREDIT_ENSURE(at(element).children.empty());
  owners_.resize(std::max(owners_.size(), static_cast<std::size_t>(page) + 1));
  auto& owners = owners_[static_cast<std::size_t>(page)];
  owners.push_back(element);
  const int number = static_cast<int>(owners.size()) - 1;
  at(element).content.push_back({page, number});
  return number;
}

namespace {

std::string box_attribute(const Structure::Box& box) {
  std::string out = "<</O/Layout/BBox[";
  for (const double side : {box.left, box.bottom, box.right, box.top}) append_number(out, side, ' ');
  return out + "]>>";
}

std::string attributes(Role role, int columns) {
  std::string out;
  if (role == Role::row_header) out += "/Scope/Row";
  if (role == Role::column_header) out += "/Scope/Column";
  if (columns > 1) out += "/ColSpan " + std::to_string(columns);
  return out.empty() ? out : "/A<</O/Table" + out + ">>";
}

}  // namespace

std::string Structure::body(const Element& element, int first, int root, const std::vector<int>& pages) const {
  const auto page_of = [&](int page) { return reference(pages[static_cast<std::size_t>(page)]); };
  const bool top = &element == elements_.data();
  std::string out = std::string("<</Type/StructElem/S/") + name_of(element.role) + "/P " +
                    reference(top ? root : first + element.parent);
  if (!element.content.empty()) out += "/Pg " + page_of(element.content.front().page);
  out += "/K[";
  for (const int child : element.children) out += reference(first + child) + " ";
  for (const auto& [page, mark] : element.content) {
    if (page == element.content.front().page)
      out += std::to_string(mark) + " ";
    else
      out += "<</Type/MCR/Pg " + page_of(page) + "/MCID " + std::to_string(mark) + ">>";
  }
  out += "]" + attributes(element.role, element.columns);
  if (element.box) out += "/A" + box_attribute(*element.box);
  if (!element.words.empty()) out += "/Alt " + text_string(element.words);
  return out + ">>";
}

int Structure::write_parents(PdfFile& file, int first) const {
  std::string numbers = "<</Nums[";
  for (std::size_t page = 0; page < owners_.size(); ++page) {
    numbers += std::to_string(page) + "[";
    for (const int owner : owners_[page]) numbers += reference(first + owner) + " ";
    numbers += "]";
  }
  return file.add_small(numbers + "]>>");
}

int Structure::write(PdfFile& file, const std::vector<int>& pages) const {
  const int root = file.reserve(), first = file.reserve();
  for (std::size_t i = 1; i < elements_.size(); ++i) file.reserve();
  for (std::size_t i = 0; i < elements_.size(); ++i)
    file.put_small(first + static_cast<int>(i), body(elements_[i], first, root, pages));
  file.put_small(root, "<</Type/StructTreeRoot/K " + reference(first) + "/ParentTree " +
                           reference(write_parents(file, first)) + "/ParentTreeNextKey " +
                           std::to_string(owners_.size()) + ">>");
  return root;
}

}  // namespace credit::render
