#include "report/verify/page_records.h"

#include <algorithm>

namespace credit::verify {
namespace {

using document::KindRule;
using document::Record;

constexpr std::string_view disputed_mark = "异议处理中", repaired_mark = "已修复", missing_value = "— —";

std::string numbered(std::size_t number) { return "第" + std::to_string(number) + "条"; }

struct Printed {
  const Record* record = nullptr;
  const KindRule* kind = nullptr;
  std::string head;  // "第 3 条"
};
// Records under one heading: "行政处罚 2 条".
struct Group {
  std::string heading, where;
  std::vector<Printed> records;
};

// Numbered anew in every kind of a chapter.
void add_chapter(std::vector<Group>& all, const document::ChapterRule& rule, const std::vector<Record>& records) {
  for (const auto& kind : rule.kinds) {
    Group group{kind.label, rule.title + " " + kind.label, {}};
    for (const auto& record : records)
      if (record.kind == kind.id) group.records.push_back({&record, &kind, numbered(group.records.size() + 1)});
    if (!group.records.empty()) all.push_back(std::move(group));
  }
}

// Numbered through whatever their kind.
void add_domain(std::vector<Group>& all, const document::ChapterRule& rule, const std::string& name,
                const std::vector<Record>& records) {
  Group group{name, name, {}};
  for (const auto& record : records) {
    const auto* kind = rule.kind(record.kind);
    group.records.push_back({&record, kind, numbered(group.records.size() + 1) + kind->label});
  }
  if (!group.records.empty()) all.push_back(std::move(group));
}

std::vector<Group> groups_of(const document::Document& document, const document::Edition& edition) {
  std::vector<Group> all;
  const auto chapters = edition.record_chapters();
  for (std::size_t i = 0; i < document.chapters.size(); ++i)
    if (const auto* records = document.chapters[i].answer.records()) add_chapter(all, *chapters[i], *records);
  for (std::size_t i = 0; i < document.domains.size(); ++i)
    if (const auto* records = document.domains[i].answer.records())
      add_domain(all, *edition.domain_chapter(), edition.domain_chapter()->domains[i].name, *records);
  for (auto& group : all) group.heading += std::to_string(group.records.size()) + "条";
  return all;
}

// The record's head as the page has it; its two marks in either order.
std::vector<std::string> heads_of(const Printed& one) {
  std::string first = one.head, second = one.head;
  if (one.record->objection) first += disputed_mark;
  if (one.record->repaired) (first += repaired_mark, second += repaired_mark);
  if (one.record->objection) second += disputed_mark;
  return {first, second};
}

class Search {
 public:
  explicit Search(const PageWords& pages) : pages_(pages) {}

  // Where each group begins, its heading and first record together; what is not found begins where the last one did.
  std::vector<PageWords::Range> ranges(const std::vector<Group>& groups) const {
    std::vector<PageWords::Range> all;
    std::size_t from = 0;
    for (const auto& group : groups) {
      const auto begin = pages_.find(group.heading + group.records.front().head, {.from = from});
      if (begin && !all.empty()) close(all, begin->from);
      if (begin) from = begin->from;
      all.push_back({from, open_end});
    }
    return all;
  }

  void look_for(const Group& group, PageWords::Range range, std::vector<Disagreement>& missing) {
    for (std::size_t i = 0; i < group.records.size(); ++i) {
      nearest_ = 0, nearest_page_ = pages_.page_of(range.from);
      if (const auto end = look_for(group.records[i], range))
        range.from = *end;
      else
        missing.push_back({PageFact::records, nearest_page_, group.where + " " + std::to_string(i + 1)});
    }
  }

 private:
  static constexpr auto open_end = std::string_view::npos;

  static void close(std::vector<PageWords::Range>& all, std::size_t end) {
    for (auto& range : all) range.to = std::min(range.to, end > range.from ? end : open_end);
  }

  std::optional<std::size_t> look_for(const Printed& one, PageWords::Range range) {
    for (const auto& head : heads_of(one)) {
      auto rest = range;
      while (const auto at = pages_.find(head, rest)) {
        if (const auto end = end_of_fields(one, *at)) return end;
        rest.from = at->from + 1;
      }
    }
    return std::nullopt;
  }

  // The next of its labels is always this record's own; a mark that stands before the first is not.
  std::optional<std::size_t> end_of_fields(const Printed& one, PageWords::Range head) {
    std::size_t place = head.to, fitting = 1;
    for (const auto& field : one.kind->fields) {
      const auto label = pages_.find(field.label, {.from = place});
      if (!label || (fitting == 1 && mark_within({place, label->from}))) return nearer(fitting, head.from);
      const auto end = pages_.end_of(label->from, field.label + shown_value(one.record->fields, field.id));
      if (!end) return nearer(fitting, label->from);
      place = *end;
      ++fitting;
    }
    return place;
  }
  bool mark_within(PageWords::Range range) const {
    return pages_.find(disputed_mark, range) || pages_.find(repaired_mark, range);
  }
  std::nullopt_t nearer(std::size_t fitting, std::size_t place) {
    if (fitting > nearest_) nearest_ = fitting, nearest_page_ = pages_.page_of(place);
    return std::nullopt;
  }

  const PageWords& pages_;
  std::size_t nearest_ = 0;  // fields of a record found where they belong, and the page where they end
  int nearest_page_ = 1;
};

}  // namespace

std::string shown_value(const std::map<std::string, std::string>& fields, const std::string& id) {
  const auto found = fields.find(id);
  return found == fields.end() || found->second.empty() ? std::string(missing_value) : found->second;
}

std::vector<Disagreement> record_disagreements(const document::Document& document, const document::Edition& edition,
                                               const PageWords& pages) {
  std::vector<Disagreement> found;
  Search search(pages);
  const auto groups = groups_of(document, edition);
  const auto ranges = search.ranges(groups);
  for (std::size_t i = 0; i < groups.size(); ++i) search.look_for(groups[i], ranges[i], found);
  return found;
}

}  // namespace credit::verify
