// Which domains are answered by a source of their own instead of the tables delivered here: data, one TOML file.
#pragma once
#include <filesystem>
#include <map>
#include <memory>

#include "platform/source/domain_source.h"

namespace credit::platform {

class SourceBook {
 public:
  using Replies = std::map<std::string, Result<DomainReply>, std::less<>>;

  static Result<SourceBook> load(const std::filesystem::path& file, const Clock& clock);  // file_unreadable, and below
  static Result<SourceBook> parse(std::string_view toml, const Clock& clock);             // domain_sources_malformed
  void add(const std::string& domain, std::shared_ptr<DomainSource> source) { sources_[domain] = std::move(source); }

  bool has(std::string_view domain) const { return sources_.contains(domain); }
  // All at once, each within its own limit of time: the slowest decides how long it takes.
  Replies ask(const std::vector<DomainQuestion>& questions) const;

 private:
  std::map<std::string, std::shared_ptr<DomainSource>, std::less<>> sources_;
};

}  // namespace credit::platform
