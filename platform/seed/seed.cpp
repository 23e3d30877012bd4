#include "platform/seed/seed.h"

#include <array>

#include "base/file.h"
#include "platform/import/csv.h"
#include "platform/import/layout.h"
#include "platform/seed/records.h"

namespace credit::platform {
namespace {

constexpr std::uint64_t seed_number = 20261122;
constexpr std::array<std::size_t, 3> cards_firms{0, 0, 1};    // whose card's person represents each of the first firms
constexpr std::array<int, 3> cards_firms_records{0, 12, 30};  // theirs: none, some in several domains, many

std::string subject_cell(const SeedSubject& subject, ColumnForm form) {
  switch (form) {
    case ColumnForm::subject_name:
      return subject.name;
    case ColumnForm::subject_class:
      return subject.natural ? "自然人" : "法人及非法人组织";
    case ColumnForm::subject_uscc:
      return subject.natural ? "" : subject.number;
    case ColumnForm::id_type:
      return subject.natural ? "身份证" : "";
    case ColumnForm::id_number:
      return subject.natural ? subject.number : "";
    case ColumnForm::representative_id_type:
      return subject.natural ? "" : "身份证";
    case ColumnForm::representative_id:
      return subject.representative_id;
    default:
      return {};
  }
}

std::string cell(const ColumnRule& column, const SeedSubject& subject,
                 const std::map<std::string, std::string>& fields) {
  const auto found = fields.find(column.form == ColumnForm::repaired ? "repaired" : column.field);
  return found == fields.end() ? subject_cell(subject, column.form) : found->second;
}

std::string line(const TableLayout& layout, const SeedSubject& subject,
                 const std::map<std::string, std::string>& fields) {
  std::vector<std::string> cells;
  for (const auto& column : layout.columns) cells.push_back(cell(column, subject, fields));
  return csv_line(cells);
}

std::string head(const TableLayout& layout) {
  std::vector<std::string> cells;
  for (const auto& column : layout.columns) cells.push_back(column.head);
  return "\xEF\xBB\xBF" + csv_line(cells);
}

class Deliveries {
 public:
  explicit Deliveries(const LayoutShelf& layouts) : layouts_(layouts) {
    for (const auto& layout : layouts.all()) texts_[layout.id] = head(layout);
  }
  Status add(const std::string& table, const SeedSubject& subject, const std::map<std::string, std::string>& fields) {
    CREDIT_TRY(const auto* const layout, layouts_.find(table));
    texts_[table] += line(*layout, subject, fields);
    ++rows_;
    return {};
  }
  Result<std::size_t> write(const std::filesystem::path& folder) const {
    for (const auto& [table, text] : texts_) CREDIT_CHECK(write_file(folder / (table + ".csv"), view(text)));
    return rows_;
  }

 private:
  const LayoutShelf& layouts_;
  std::map<std::string, std::string> texts_;
  std::size_t rows_ = 0;
};

std::map<std::string, std::string> register_fields(const SeedSubject& subject) {
  if (subject.natural)
    return {{"sex", subject.male ? "男" : "女"}, {"phone", "1990000" + subject.number.substr(13, 4)}};
  return {{"representative", subject.representative},
          {"type", "有限责任公司"},
          {"founded", "2015-06-01"},
          {"address", "示例市示例区测试路"}};
}

// Each firm has somebody of the register; the first persons with a card have one or two, so that a machine can show
// both.
void give_representatives(std::vector<SeedSubject>& firms, const std::vector<SeedSubject>& persons,
                          const std::vector<SeedSubject>& cards) {
  for (std::size_t i = 0; i < firms.size(); ++i) {
    const auto& person =
        i < cards_firms.size() && cards_firms[i] < cards.size() ? cards[cards_firms[i]] : persons[i % persons.size()];
    if (i < cards_firms.size()) firms[i].records = cards_firms_records[i];
    firms[i].representative = person.name;
    firms[i].representative_id = person.number;
  }
}

}  // namespace

Result<std::size_t> write_seed(const SeedPlan& plan) {
  CREDIT_TRY(const auto layouts, LayoutShelf::load(plan.tables));
  Chance chance(seed_number);
  auto subjects = invented_persons(chance, plan.persons);
  auto firms = invented_firms(chance, plan.firms);
  std::vector<SeedSubject> cards;
  if (!plan.cards.empty()) {
    CREDIT_TRY(cards, persons_of_cards(plan.cards));
  }
  if (!subjects.empty()) give_representatives(firms, subjects, cards);
  subjects.insert(subjects.end(), firms.begin(), firms.end());
  subjects.insert(subjects.end(), cards.begin(), cards.end());
  std::error_code error;
  std::filesystem::create_directories(plan.out, error);
  Deliveries deliveries(layouts);
  RecordMaker maker(chance, plan.today);
  for (const auto& subject : subjects) {
    CREDIT_CHECK(deliveries.add(subject.natural ? "persons" : "organisations", subject, register_fields(subject)));
    for (int n = 0; n < subject.records; ++n) {
      const auto record = maker.make(subject, n);
      CREDIT_CHECK(deliveries.add(record.table, subject, record.fields));
    }
  }
  return deliveries.write(plan.out);
}

}  // namespace credit::platform
