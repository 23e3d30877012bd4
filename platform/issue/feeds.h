// Which delivered tables feed which domain of a report by domains: data, platform/import/tables/domains/feeds.toml.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/import/layout.h"
#include "report/document/edition.h"

namespace credit::platform {

struct Feed {
  std::string table;                          // a layout's id
  std::string kind;                           // of the report's records
  std::string domain;                         // "": each record's own, by its authority
  std::map<std::string, std::string> fields;  // field of the report -> field of the table, where they differ
  std::map<std::string, std::string> fixed;   // field of the report -> what it always says

  bool covers(std::string_view wanted) const { return domain.empty() || domain == wanted; }
};

class FeedBook {
 public:
  static Result<FeedBook> load(const std::filesystem::path& file);  // file_unreadable, domain_feeds_malformed
  static Result<FeedBook> parse(std::string_view toml);             // domain_feeds_malformed
  // Every feed's table is a layout with the fields that are named, every domain is on the list.
  Status fits(const LayoutShelf& layouts, const document::DomainList& domains) const;  // domain_feeds_malformed

  const std::vector<Feed>& all() const { return feeds_; }
  // "" where its name says nothing, or two things at once.
  std::string_view domain_of(std::string_view authority) const;

 private:
  std::vector<Feed> feeds_;
  std::map<std::string, std::vector<std::string>> words_;  // of authorities' names, by domain
};

// Reads layouts' feeds: `tables`/domains/feeds.toml, held against the layouts and the list of domains.
Result<FeedBook> load_feeds(const std::filesystem::path& tables, const LayoutShelf& layouts,
                            const document::DomainList& domains);

}  // namespace credit::platform
