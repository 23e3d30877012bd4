#include "report/verify/page_text.h"

#include <algorithm>

namespace credit::verify {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return c >= 'A' && c <= 'Z'; }

// Where a line breaks and how wide a gap is says nothing: ASCII blanks, U+00A0 and U+3000 go.
std::string without_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    const std::size_t blank = rest.starts_with("\xE3\x80\x80")             ? 3
                              : rest.starts_with("\xC2\xA0")               ? 2
                              : static_cast<unsigned char>(rest[0]) <= ' ' ? 1
                                                                           : 0;
    if (blank == 0) out += rest[0];
    i += blank == 0 ? 1 : blank;
  }
  return out;
}

std::size_t character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  return std::min<std::size_t>(text.size(), lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
}

// A star of the mask stands for one character.
bool fits_mask(std::string_view text, std::string_view mask) {
  for (; !mask.empty(); mask.remove_prefix(character(mask)), text.remove_prefix(character(text))) {
    if (text.empty()) return false;
    if (mask[0] != '*' && text.substr(0, character(text)) != mask.substr(0, character(mask))) return false;
  }
  return true;
}

bool has_masked(std::string_view text, std::string_view mask) {
  for (; !text.empty(); text.remove_prefix(character(text)))
    if (fits_mask(text, mask)) return true;
  return false;
}

bool word_character(char c) { return digit(c) || letter(c) || c == '*'; }

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

class Comparison {
 public:
  Comparison(const SealedFacts& facts, const std::vector<std::string>& pages) : facts_(facts), raw_(pages) {
    for (const auto& page : pages) pages_.push_back(without_blanks(page));
  }
  ~Comparison() {
    for (auto& page : pages_) wipe(page.data(), page.size());
  }
  Comparison(const Comparison&) = delete;
  Comparison& operator=(const Comparison&) = delete;

  std::vector<Disagreement> run() {
    if (pages_.empty()) return {{PageFact::report_number, 1, {}}};
    for (page_ = 1; page_ <= static_cast<int>(pages_.size()); ++page_)
      every_page(raw_[static_cast<std::size_t>(page_ - 1)]);
    page_ = 1;
    first_page(raw_.front());
    if (facts_.copy) this_copy(*facts_.copy);
    if (facts_.edition != nullptr) counts(*facts_.edition);
    if (facts_.document != nullptr) whole_document(*facts_.document);
    std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.page < b.page; });
    return std::move(found_);
  }

 private:
  const std::string& text() const { return pages_[static_cast<std::size_t>(page_ - 1)]; }
  void disagree(PageFact fact, std::string where = {}) {
    Disagreement one{fact, page_, std::move(where)};
    if (std::find(found_.begin(), found_.end(), one) == found_.end()) found_.push_back(std::move(one));
  }
  void want(PageFact fact, std::string_view value) {
    const auto bare = without_blanks(value);
    if (!bare.empty() && text().find(bare) == std::string::npos) disagree(fact);
  }

  // The number stands on each; no other number and no other copy does.
  void every_page(std::string_view raw) {
    const auto& number = facts_.claims.report_number;
    want(PageFact::report_number, number);
    for (const auto word : words_of(raw))
      if (is_report_number(word) && word != number) disagree(PageFact::report_number);
    copies(text());
  }
  void copies(std::string_view text) {
    constexpr std::string_view before = "第", after = "次打印";
    for (auto at = text.find(after); at != std::string_view::npos; at = text.find(after, at + 1)) {
      auto from = at;
      while (from > 0 && digit(text[from - 1])) --from;
      if (from == at || !text.substr(0, from).ends_with(before)) continue;
      if (facts_.copy && text.substr(from, at - from) != std::to_string(facts_.copy->copy)) disagree(PageFact::copy);
    }
  }

  void first_page(std::string_view raw) {
    const auto& claims = facts_.claims;
    if (!has_masked(text(), claims.subject_name)) disagree(PageFact::subject_name);
    if (!has_masked(text(), claims.subject_id)) disagree(PageFact::subject_id);
    for (const auto word : words_of(raw))
      if (is_masked_id(word) && !fits_mask(word, claims.subject_id)) disagree(PageFact::subject_id);
    want(PageFact::issued, china_time(claims.issued));
    want(PageFact::valid_until, to_text(day_in_china(claims.expires)));
    want(PageFact::period, to_text(claims.period_from) + "至" + to_text(claims.period_to));
    want(PageFact::kiosk, claims.kiosk);
  }
  void this_copy(const seal::Countersignature& copy) {
    want(PageFact::copy, "第" + std::to_string(copy.copy) + "次打印");
    want(PageFact::printed, china_time(copy.printed));
  }

  static std::string shown(int count) {
    return count == seal::not_answered ? "未取得数据" : std::to_string(count) + "条";
  }
  void counts(const document::Edition& edition) {
    const auto rules = edition.counted();
    if (edition.domain_chapter() != nullptr) return domains(rules);
    for (std::size_t i = 0; i < std::min(rules.size(), facts_.claims.chapter_counts.size()); ++i)
      if (!on_some_page(without_blanks(rules[i].counter) + shown(facts_.claims.chapter_counts[i])))
        disagree(PageFact::counts, std::string(rules[i].title));
  }
  // A report by domains sorts them by what became of each, and names them; none is what is left.
  void domains(const std::vector<document::Counted>& rules) {
    const auto& counts = facts_.claims.chapter_counts;
    if (rules.size() != counts.size()) return disagree(PageFact::counts);
    const auto listed = [&](std::string_view words, const auto& belongs) {
      std::size_t count = 0;
      std::string names;
      for (std::size_t i = 0; i < rules.size(); ++i)
        if (belongs(counts[i])) names += (count++ == 0 ? "" : "、") + without_blanks(rules[i].title);
      const auto line = count == 0 ? std::string("无") : std::to_string(count) + "个：" + names;
      if (!on_some_page(std::string(words) + line)) disagree(PageFact::counts, std::string(words));
    };
    listed("查询到记录的领域", [](int count) { return count > 0; });
    listed("数据暂不可用的领域", [](int count) { return count == seal::not_answered; });
    listed("未选领域（未查询）", [](int count) { return count == seal::not_asked; });
  }

  void whole_document(const document::Document& document) {
    want(PageFact::subject_name, document.subject.name);
    want(PageFact::subject_id, document.subject.id_shown);
    want(PageFact::check_code, document.check_code);
    want(PageFact::issuer, document.issuer.name);
    want(PageFact::purpose, document.purpose.name);
    want(PageFact::data_cut_off, china_time(document.data_cut_off));
    for (const auto& chapter : document.chapters) records(chapter.id, chapter.answer);
    for (const auto& domain : document.domains) records(domain.code, domain.answer);
  }
  void records(const std::string& id, const document::Answer& answer) {
    if (answer.records() == nullptr) return;
    for (std::size_t i = 0; i < answer.records()->size(); ++i)
      if (!all_shown((*answer.records())[i])) disagree(PageFact::records, title_of(id) + " " + std::to_string(i + 1));
  }
  bool all_shown(const document::Record& record) const {
    return std::all_of(record.fields.begin(), record.fields.end(), [this](const auto& field) {
      const auto bare = without_blanks(field.second);
      return bare.empty() || on_some_page(bare);
    });
  }
  std::string title_of(const std::string& id) const {
    if (facts_.edition != nullptr)
      for (const auto& counted : facts_.edition->counted())
        if (counted.id == id) return std::string(counted.title);
    return id;
  }
  // A long text may begin on one page and end on the next.
  bool on_some_page(std::string_view value) const {
    for (std::size_t i = 0; i < pages_.size(); ++i)
      if (stands_from(i, value)) return true;
    return false;
  }
  bool stands_from(std::size_t page, std::string_view value) const {
    if (page >= pages_.size()) return false;
    if (pages_[page].find(value) != std::string::npos) return true;
    for (auto size = value.size() - 1; size > 0; --size)
      if (pages_[page].find(value.substr(0, size)) != std::string::npos)
        return stands_from(page + 1, value.substr(size));
    return false;
  }

  const SealedFacts& facts_;
  const std::vector<std::string>& raw_;
  std::vector<std::string> pages_;  // without blanks
  int page_ = 1;
  std::vector<Disagreement> found_;
};

}  // namespace

std::vector<Disagreement> page_disagreements(const SealedFacts& facts, const std::vector<std::string>& pages) {
  return Comparison(facts, pages).run();
}

}  // namespace credit::verify
