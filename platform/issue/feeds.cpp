#include "platform/issue/feeds.h"

#include <algorithm>
#include <set>

#include "base/failures/reports.h"
#include "base/file.h"
#include "report/document/toml_object.h"

namespace credit::platform {
namespace {

tl::unexpected<Failure> malformed(std::string why) { return fail(failure::domain_feeds_malformed, std::move(why)); }

Result<std::map<std::string, std::string>> pairs(const toml::table& feed, std::string_view key) {
  std::map<std::string, std::string> found;
  if (!feed.contains(key)) return found;
  const auto* table = feed[key].as_table();
  if (table == nullptr) return malformed(std::string(key) + " must be a table");
  for (const auto& [name, value] : *table) {
    const auto text = value.value<std::string>();
    if (!text || text->empty()) return malformed(std::string(name.str()) + " must be a text");
    found[std::string(name.str())] = *text;
  }
  return found;
}

Result<Feed> read_feed(const toml::node& node) {
  const auto* table = node.as_table();
  if (table == nullptr) return malformed("a feed must be a table");
  static const std::set<std::string_view> known{"table", "kind", "domain", "fields", "fixed"};
  for (const auto& [name, value] : *table)
    if (!known.contains(name.str())) return malformed(std::string(name.str()) + " is not known");
  Feed feed;
  feed.table = (*table)["table"].value_or(std::string());
  feed.kind = (*table)["kind"].value_or(std::string());
  feed.domain = (*table)["domain"].value_or(std::string());
  if (feed.table.empty() || feed.kind.empty()) return malformed("a feed needs table and kind");
  CREDIT_TRY(feed.fields, pairs(*table, "fields"));
  CREDIT_TRY(feed.fixed, pairs(*table, "fixed"));
  return feed;
}

Result<std::vector<std::string>> read_words(const toml::node& node, const std::string& domain) {
  std::vector<std::string> words;
  if (const auto* list = node.as_array())
    for (const auto& word : *list) words.push_back(word.value_or(std::string()));
  if (words.empty() || std::ranges::any_of(words, [](const std::string& word) { return word.size() < 6; }))
    return malformed(domain + " needs words of two characters or more");
  return words;
}

bool has_field(const TableLayout& layout, std::string_view field) {
  return std::ranges::find(layout.columns, field, &ColumnRule::field) != layout.columns.end();
}

}  // namespace

Result<FeedBook> FeedBook::parse(std::string_view text) {
  const auto parsed = toml::parse(text);
  if (!parsed) return malformed(document::syntax_error(parsed.error()));
  const auto& file = parsed.table();
  FeedBook book;
  if (const auto* feeds = file["feeds"].as_array())
    for (const auto& node : *feeds) {
      CREDIT_TRY(auto feed, read_feed(node));
      book.feeds_.push_back(std::move(feed));
    }
  if (const auto* authorities = file["authorities"].as_table())
    for (const auto& [name, node] : *authorities) {
      const std::string domain(name.str());
      CREDIT_TRY(book.words_[domain], read_words(node, domain));
    }
  if (book.feeds_.empty() || book.words_.empty() || file.size() != 2) return malformed("needs feeds and authorities");
  return book;
}

Result<FeedBook> FeedBook::load(const std::filesystem::path& file) {
  CREDIT_TRY(const auto bytes, read_file(file, 1U << 20));
  return parse(text_view(bytes));
}

Status FeedBook::fits(const LayoutShelf& layouts, const document::DomainList& domains) const {
  for (const auto& feed : feeds_) {
    const auto layout = layouts.find(feed.table);
    if (!layout || (*layout)->target != Target::record) return malformed(feed.table + " is no table of records");
    for (const auto& [shown, field] : feed.fields)
      if (!has_field(**layout, field)) return malformed(feed.table + " has no field " + field);
    if (feed.domain.empty() && !has_field(**layout, "authority")) return malformed(feed.table + " names no authority");
    if (!feed.domain.empty() && domains.find(feed.domain) == nullptr) return malformed(feed.domain + " is no domain");
  }
  for (const auto& [domain, words] : words_)
    if (domains.find(domain) == nullptr) return malformed(domain + " is no domain");
  return {};
}

std::string_view FeedBook::domain_of(std::string_view authority) const {
  std::string_view found;
  std::size_t longest = 0;
  for (const auto& [domain, words] : words_)
    for (const auto& word : words) {
      if (word.size() < longest || authority.find(word) == std::string_view::npos) continue;
      if (word.size() > longest)
        found = domain;
      else if (found != domain)
        found = {};
      longest = word.size();
    }
  return found;
}

Result<FeedBook> load_feeds(const std::filesystem::path& tables, const LayoutShelf& layouts,
                            const document::DomainList& domains) {
  CREDIT_TRY(auto book, FeedBook::load(tables / "domains" / "feeds.toml"));
  CREDIT_CHECK(book.fits(layouts, domains));
  return book;
}

}  // namespace credit::platform
