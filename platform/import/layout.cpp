#include "platform/import/layout.h"

#include <algorithm>
#include <array>

#include "base/failures/platform.h"
#include "base/file.h"
#include "base/toml.h"

namespace credit::platform {
namespace {

constexpr std::array<std::pair<std::string_view, ColumnForm>, 13> forms{
    {{"text", ColumnForm::text},
     {"day", ColumnForm::day},
     {"amount", ColumnForm::amount},
     {"uscc", ColumnForm::uscc},
     {"year", ColumnForm::year},
     {"subject_name", ColumnForm::subject_name},
     {"subject_class", ColumnForm::subject_class},
     {"subject_uscc", ColumnForm::subject_uscc},
     {"id_type", ColumnForm::id_type},
     {"id_number", ColumnForm::id_number},
     {"repaired", ColumnForm::repaired},
     {"representative_id_type", ColumnForm::representative_id_type},
     {"representative_id", ColumnForm::representative_id}}};

tl::unexpected<Failure> malformed(const std::string& what) { return fail(failure::import_layout_malformed, what); }

std::vector<std::string> texts(const toml::table& table, std::string_view key) {
  std::vector<std::string> found;
  if (const auto* list = table[key].as_array())
    for (const auto& item : *list) found.push_back(item.value_or(std::string()));
  return found;
}

bool carries_field(ColumnForm form) {
  return form == ColumnForm::text || form == ColumnForm::day || form == ColumnForm::amount ||
         form == ColumnForm::uscc || form == ColumnForm::year;
}

Result<ColumnRule> read_column(const toml::table& table) {
  ColumnRule column;
  column.head = folded_head(table["head"].value_or(std::string()));
  for (const auto& head : texts(table, "also")) column.also.push_back(folded_head(head));
  column.field = table["field"].value_or(std::string());
  column.required = table["required"].value_or(false);
  const auto name = table["form"].value_or(std::string("text"));
  const auto* const form =
      std::ranges::find(forms, std::string_view(name), [](const auto& pair) { return pair.first; });
  if (form == forms.end()) return malformed("form " + name + " is not known");
  column.form = form->second;
  if (column.head.empty()) return malformed("a column without head");
  if (column.field.empty() == carries_field(column.form)) return malformed(column.head + ": field and form disagree");
  return column;
}

Result<Target> read_target(const toml::table& table) {
  const auto name = table["register"].value_or(std::string());
  if (name.empty()) return Target::record;
  if (name == "person") return Target::person;
  if (name == "organisation") return Target::organisation;
  return malformed("register " + name + " is not known");
}

const ColumnRule* column_of(const TableLayout& layout, std::string_view field) {
  const auto found = std::ranges::find(layout.columns, field, &ColumnRule::field);
  return found == layout.columns.end() ? nullptr : &*found;
}

// What makes and dates a record must be there in every row, or rows could not be told apart.
Status check_record_fields(const TableLayout& layout) {
  if (layout.chapter.empty() || layout.kind.empty() || layout.decision.empty())
    return malformed("chapter, kind or decision is missing");
  for (const auto& field : layout.decision) {
    const auto* column = column_of(layout, field);
    if (column == nullptr || !column->required)
      return malformed("decision field " + field + " is not a required column");
  }
  const auto* dated = column_of(layout, layout.dated);
  if (dated == nullptr || !dated->required || (dated->form != ColumnForm::day && dated->form != ColumnForm::year))
    return malformed("dated is not a required day or year");
  if (layout.public_within < 0 || layout.public_within > 60 ||
      (layout.public_within > 0 && dated->form != ColumnForm::day))
    return malformed("public_within is 1 to 60 working days after a day");
  if (!layout.publish_until.empty() && column_of(layout, layout.publish_until) == nullptr)
    return malformed("publish_until is not a column");
  return {};
}

}  // namespace

std::string folded_head(std::string_view head) {
  std::string folded;
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (head.substr(at, 3) == "（" || head.substr(at, 3) == "）") {
      folded += head.substr(at, 3) == "（" ? '(' : ')';
      at += 2;
    } else if (head[at] != ' ' && head[at] != '\t' && head[at] != '*') {
      folded += head[at];
    }
  }
  return folded;
}

Result<TableLayout> parse_layout(std::string_view text) {
  const auto parsed = toml::parse(text);
  if (!parsed) return malformed(std::string(parsed.error().description()));
  const auto& table = parsed.table();
  TableLayout layout;
  layout.id = table["id"].value_or(std::string());
  layout.title = table["title"].value_or(std::string());
  layout.chapter = table["chapter"].value_or(std::string());
  layout.kind = table["kind"].value_or(std::string());
  layout.decision = texts(table, "decision");
  layout.dated = table["dated"].value_or(std::string());
  layout.publish_until = table["publish_until"].value_or(std::string());
  layout.standing = table["standing"].value_or(false);
  layout.public_within = table["public_within"].value_or(0);
  CREDIT_TRY(layout.target, read_target(table));
  const auto* columns = table["columns"].as_array();
  if (layout.id.empty() || columns == nullptr) return malformed("id or columns are missing");
  for (const auto& node : *columns) {
    if (!node.is_table()) return malformed("a column is not a table");
    CREDIT_TRY(auto column, read_column(*node.as_table()));
    layout.columns.push_back(std::move(column));
  }
  if (layout.target == Target::record) CREDIT_CHECK(check_record_fields(layout));
  return layout;
}

Result<LayoutShelf> LayoutShelf::load(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".toml") files.push_back(at->path());
  std::ranges::sort(files);
  if (error || files.empty()) return malformed("no layouts in " + folder.string());
  LayoutShelf shelf;
  for (const auto& file : files) {
    CREDIT_TRY(const auto bytes, read_file(file, 1U << 20));
    auto layout = parse_layout(text_view(bytes));
    if (!layout) return malformed(file.string() + ": " + layout.error().detail);
    shelf.layouts_.push_back(std::move(*layout));
  }
  return shelf;
}

Result<const TableLayout*> LayoutShelf::find(std::string_view id) const {
  const auto found = std::ranges::find(layouts_, id, &TableLayout::id);
  if (found == layouts_.end()) return fail(failure::import_table_unknown, std::string(id));
  return &*found;
}

std::vector<const TableLayout*> LayoutShelf::of_chapter(std::string_view chapter) const {
  std::vector<const TableLayout*> found;
  for (const auto& layout : layouts_)
    if (layout.target == Target::record && layout.chapter == chapter) found.push_back(&layout);
  return found;
}

}  // namespace credit::platform
