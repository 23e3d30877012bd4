#include "report/verify/page_text.h"

#include <algorithm>

#include "report/verify/page_records.h"
#include "report/verify/page_words.h"

namespace credit::verify {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool word_character(char c) { return digit(c) || (c >= 'A' && c <= 'Z') || c == '*'; }

// The runs of digits, capitals and stars of a page as it stands, blanks and all.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (const auto* at = text.begin(); at != text.end();) {
    const auto* from = std::find_if(at, text.end(), word_character);
    at = std::find_if_not(from, text.end(), word_character);
    if (from != at) words.emplace_back(from, static_cast<std::size_t>(at - from));
  }
  return words;
}

// 14 digits of a time in this century, 8 of 0-9 A-Z.
bool is_report_number(std::string_view word) {
  return word.size() == 22 && word.starts_with("20") && std::all_of(word.begin(), word.begin() + 14, digit);
}
// 6 digits, 8 stars, 4 of 0-9 X: an identity number as the paper masks it.
bool is_masked_id(std::string_view word) {
  return word.size() == 18 && std::all_of(word.begin(), word.begin() + 6, digit) && word.substr(6, 8) == "********";
}

std::string shown(int count) { return count == seal::not_answered ? "未取得数据" : std::to_string(count) + "条"; }

class Comparison {
 public:
  Comparison(const SealedFacts& facts, const std::vector<std::string>& pages)
      : facts_(facts), raw_(pages), pages_(pages) {}

  std::vector<Disagreement> run() {
    if (raw_.empty()) return {{PageFact::report_number, 1, {}}};
    for (int page = 1; page <= pages_.pages(); ++page) every_page(page);
    first_page();
    if (facts_.copy) this_copy(*facts_.copy);
    if (facts_.edition != nullptr) edition(*facts_.edition);
    if (facts_.document != nullptr) document(*facts_.document);
    if (facts_.edition != nullptr && facts_.document != nullptr) whole_document(*facts_.edition, *facts_.document);
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.page < b.page; });
    return std::move(found_);
  }

 private:
  void disagree(PageFact fact, int page = 1, std::string where = {}) {
    Disagreement one{fact, page, std::move(where)};
    if (std::find(found_.begin(), found_.end(), one) == found_.end()) found_.push_back(std::move(one));
  }
  void want(PageFact fact, std::string_view value, int page = 1) {
    if (!pages_.on_page(page, value)) disagree(fact, page);
  }
  void want_together(PageFact fact, const std::string& value, std::string_view where) {
    if (!pages_.on_some_page(value)) disagree(fact, 1, std::string(where));
  }
  void want_anywhere(PageFact fact, const std::string& value, std::string_view where) {
    if (!pages_.anywhere(value)) disagree(fact, 1, std::string(where));
  }

  // The number stands on each; no other number does, nor another copy's.
  void every_page(int page) {
    want(PageFact::report_number, facts_.claims.report_number, page);
    for (const auto word : words_of(raw_[static_cast<std::size_t>(page) - 1])) {
      if (explained(word)) continue;
      if (is_report_number(word) && word != facts_.claims.report_number) disagree(PageFact::report_number, page);
      if (page == 1 && is_masked_id(word) && !fits_mask(word, facts_.claims.subject_id, Stars::characters))
        disagree(PageFact::subject_id);
    }
    copies(pages_.text(page), page);
  }
  // A record may name another report, another person's number, another copy: what the seal binds contradicts nothing.
  bool explained(std::string_view word) const {
    if (facts_.bound.find(word) != std::string_view::npos) return true;
    if (facts_.document == nullptr) return false;
    const auto in_records = [&](const auto& place) { return names(place.answer.records(), word); };
    return std::ranges::any_of(facts_.document->chapters, in_records) ||
           std::ranges::any_of(facts_.document->domains, in_records);
  }
  static bool names(const std::vector<document::Record>* records, std::string_view word) {
    const auto says = [&](const auto& field) { return without_blanks(field.second).find(word) != std::string::npos; };
    return records != nullptr && std::ranges::any_of(*records, [&](const document::Record& record) {
             return std::ranges::any_of(record.fields, says);
           });
  }

  void copies(std::string_view text, int page) {
    constexpr std::string_view before = "第", after = "次打印";
    for (auto at = text.find(after); at != std::string_view::npos; at = text.find(after, at + 1)) {
      auto from = at;
      while (from > 0 && digit(text[from - 1])) --from;
      if (from == at || !text.substr(0, from).ends_with(before)) continue;
      const auto phrase = text.substr(from - before.size(), at - from + before.size() + after.size());
      if (facts_.copy && text.substr(from, at - from) != std::to_string(facts_.copy->copy) && !explained(phrase))
        disagree(PageFact::copy, page);
    }
  }

  void first_page() {
    const auto& claims = facts_.claims;
    if (!pages_.masked_on_page(1, claims.subject_name, Stars::characters_and_blanks)) disagree(PageFact::subject_name);
    if (!pages_.masked_on_page(1, claims.subject_id, Stars::characters)) disagree(PageFact::subject_id);
    want(PageFact::issued, china_time(claims.issued));
    want(PageFact::valid_until, to_text(day_in_china(claims.expires)));
    want(PageFact::period, to_text(claims.period_from) + "至" + to_text(claims.period_to));
    want(PageFact::kiosk, claims.kiosk);
  }
  void this_copy(const seal::Countersignature& copy) {
    want(PageFact::copy, "第" + std::to_string(copy.copy) + "次打印");
    want(PageFact::printed, china_time(copy.printed));
  }

  void edition(const document::Edition& edition) {
    want(PageFact::title, edition.title);
    const auto rules = edition.counted();
    const auto& counts = facts_.claims.chapter_counts;
    if (const auto* chapter = edition.domain_chapter())
      return rules.size() == counts.size() ? domains(edition, *chapter) : disagree(PageFact::counts);
    for (std::size_t i = 0; i < std::min(rules.size(), counts.size()); ++i)
      want_together(PageFact::counts, std::string(rules[i].counter) + shown(counts[i]), rules[i].title);
  }
  // A report by domains has a row for each: who decides there, and what came of it. And it sorts them by what became of
  // each, and names them.
  void domains(const document::Edition& edition, const document::ChapterRule& chapter) {
    const auto& counts = facts_.claims.chapter_counts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto& rule = chapter.domains[i];
      want_together(PageFact::counts, rule.name + rule.authority + result(edition, rule, counts[i]), rule.name);
    }
    const auto listed = [&](std::string_view words, const auto& belongs) {
      std::size_t count = 0;
      std::string names;
      for (std::size_t i = 0; i < counts.size(); ++i)
        if (belongs(counts[i])) (names += count++ == 0 ? "" : "、") += chapter.domains[i].name;
      const auto line = count == 0 ? std::string("无") : std::to_string(count) + "个：" + names;
      want_anywhere(PageFact::counts, std::string(words) + line, words);
    };
    listed("查询到记录的领域", [](int count) { return count > 0; });
    listed("数据暂不可用的领域", [](int count) { return count == seal::not_answered; });
    listed("未选领域（未查询）", [](int count) { return count == seal::not_asked; });
  }
  // The edition's words for it; a count no report reaches asks for no such room.
  std::string result(const document::Edition& edition, const document::DomainRule& rule, int count) const {
    constexpr int most = 100'000;
    document::Document sealed;
    sealed.period_from = facts_.claims.period_from;
    const auto answer =
        count == seal::not_answered ? document::Answer()
        : count == seal::not_asked
            ? document::Answer::not_asked()
            : document::Answer::of(std::vector<document::Record>(static_cast<std::size_t>(std::min(count, most))));
    return result_line(edition, rule, sealed, answer);
  }

  // The document's own values, which the seal binds by their digest.
  void document(const document::Document& document) {
    want(PageFact::subject_name, document.subject.name);
    want(PageFact::subject_id, document.subject.id_shown);
    want(PageFact::check_code, document.check_code);
    want(PageFact::issuer, document.issuer.name);
    want(PageFact::region, document.region.name);
    want(PageFact::purpose, document.purpose.name);
    want(PageFact::data_cut_off, china_time(document.data_cut_off));
  }
  void whole_document(const document::Edition& edition, const document::Document& document) {
    for (const auto& id : document.subject.labels) want(PageFact::subject_details, edition.label(id)->label);
    for (const auto& chapter : edition.chapters)
      for (const auto& form : chapter.subjects)
        if (form.id == document.subject.form) subject(form, document.subject);
    if (const auto* chapter = edition.domain_chapter()) {
      // It repeats region, period and cut-off; of its own it has the number of domains.
      if (found_.empty()) want_anywhere(PageFact::counts, scope_line(edition, document), chapter->title);
      want_anywhere(PageFact::counts, overall_line(edition, document), chapter->title);
    }
    for (auto& missing : record_disagreements(document, edition, pages_)) found_.push_back(std::move(missing));
  }
  void subject(const document::SubjectForm& form, const document::Subject& subject) {
    for (const auto& field : form.fields) {
      const auto value = field.id == "name" ? subject.name
                         : field.id == "id" ? subject.id_shown
                                            : shown_value(subject.fields, field.id);
      const auto fact = field.id == "name" ? PageFact::subject_name
                        : field.id == "id" ? PageFact::subject_id
                                           : PageFact::subject_details;
      want_anywhere(fact, field.label + value, field.label);
    }
  }
  const SealedFacts& facts_;
  const std::vector<std::string>& raw_;
  const PageWords pages_;
  std::vector<Disagreement> found_;
};

}  // namespace

std::vector<Disagreement> page_disagreements(const SealedFacts& facts, const std::vector<std::string>& pages) {
  return Comparison(facts, pages).run();
}

}  // namespace credit::verify
