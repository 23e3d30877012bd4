#include "platform/source/source_book.h"

#include <future>

#include "base/failures/reports.h"
#include "base/file.h"
#include "platform/source/socket_source.h"
#include "report/document/toml_object.h"

namespace credit::platform {
namespace {

constexpr int longest_limit = 10000;  // ms: a machine waits 30 s for its report

}  // namespace

Result<SourceBook> SourceBook::parse(std::string_view text, const Clock& clock) {
  const auto parsed = toml::parse(text);
  if (!parsed) return fail(failure::domain_sources_malformed, document::syntax_error(parsed.error()));
  document::Complaint complaint;
  document::TomlObject file(parsed.table(), "", failure::domain_sources_malformed, complaint);
  SourceBook book;
  file.each("sources", [&](document::TomlObject& object) {
    SocketSource::Settings settings;
    settings.socket = object.text("socket");
    settings.limit = std::chrono::milliseconds(object.number("limit_ms", 10, longest_limit));
    settings.breaker.failures = object.number("failures", 1, 100);
    settings.breaker.rest = std::chrono::seconds(object.number("rest_seconds", 1, 3600));
    const auto source = std::make_shared<SocketSource>(std::move(settings), clock);
    for (const auto& domain : object.texts("domains")) {
      if (book.has(domain)) object.complain("domains", domain + " has two sources");
      book.add(domain, source);
    }
  });
  file.no_other_keys();
  if (complaint.first()) return tl::unexpected<Failure>(*complaint.first());
  return book;
}

Result<SourceBook> SourceBook::load(const std::filesystem::path& file, const Clock& clock) {
  CREDIT_TRY(const auto bytes, read_file(file, 1U << 20));
  return parse(text_view(bytes), clock);
}

SourceBook::Replies SourceBook::ask(const std::vector<DomainQuestion>& questions) const {
  std::map<std::string, std::future<Result<DomainReply>>> under_way;
  for (const auto& question : questions)
    if (const auto found = sources_.find(question.domain); found != sources_.end())
      under_way.emplace(question.domain, std::async(std::launch::async, [source = found->second, &question] {
                          return source->ask(question);
                        }));
  Replies replies;
  for (auto& [domain, reply] : under_way) replies.emplace(domain, reply.get());
  return replies;
}

}  // namespace credit::platform
