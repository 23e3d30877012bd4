// Gathering by domains: what each table and each source of its own says, and which domains nobody may speak for.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/failures/platform.h"
#include "platform/issue/gather.h"
#include "platform/service/log.h"

namespace credit::platform {
namespace {

using document::AnswerState;
using document::DomainRule;
using Json = nlohmann::ordered_json;

bool can_have(const DomainRule& domain, const std::string& kind) {
  return std::ranges::find(domain.kinds, kind) != domain.kinds.end();
}

// One table as read for one subject: its records by domain, in the words of the report.
struct Read {
  const Feed* feed = nullptr;
  bool answers = false;
  bool unplaced = false;  // holds a record whose domain nobody can tell
  Instant as_of{};
  std::map<std::string, std::vector<GatheredRecord>, std::less<>> by_domain;
};

std::string shown_fields(const Json& fields, const Feed& feed, const document::KindRule& kind) {
  Json shown = Json::object();
  for (const auto& field : kind.fields) {
    const auto fixed = feed.fixed.find(field.id);
    const auto other = feed.fields.find(field.id);
    const auto found = fields.find(other == feed.fields.end() ? field.id : other->second);
    if (fixed != feed.fixed.end())
      shown[field.id] = fixed->second;
    else if (found != fields.end())
      shown[field.id] = *found;
  }
  return shown.dump();
}

void place(Read& read, const StoredRecord& record, const FeedBook& feeds, const document::KindRule& kind) {
  const auto fields = Json::parse(record.fields);
  const std::string domain = read.feed->domain.empty()
                                 ? std::string(feeds.domain_of(fields.value("authority", std::string())))
                                 : read.feed->domain;
  if (domain.empty()) {
    read.unplaced = true;
    return;
  }
  read.by_domain[domain].push_back({kind.id, {record.dated, record.repaired, shown_fields(fields, *read.feed, kind)}});
}

Result<std::vector<Read>> read_tables(Connection& connection, const document::ChapterRule& chapter,
                                      const DomainPlaces& places, const std::string& subject, const Span& span) {
  CREDIT_TRY(const auto states, source_states(connection, subject));
  std::vector<Read> tables;
  for (const auto& feed : places.feeds.all()) {
    const auto* kind = chapter.kind(feed.kind);
    if (kind == nullptr) continue;
    Read read{&feed, false, false, {}, {}};
    const auto state = states.find(feed.table);
    read.answers = state != states.end() && state->second.answers;
    if (read.answers) {
      read.as_of = *state->second.as_of;
      CREDIT_TRY(const auto* layout, places.layouts.find(feed.table));
      CREDIT_TRY(const auto records, records_of(connection, subject, feed.table, span, layout->standing));
      for (const auto& record : records) place(read, record, places.feeds, *kind);
    }
    tables.push_back(std::move(read));
  }
  return tables;
}

// Every kind the domain can have is fed, and each table that may feed it answers and hides nothing.
bool answered_by(const std::vector<Read>& tables, const DomainRule& domain) {
  std::set<std::string_view> fed;
  for (const auto& read : tables) {
    if (!read.feed->covers(domain.code) || !can_have(domain, read.feed->kind)) continue;
    if (!read.answers || read.unplaced) return false;
    fed.insert(read.feed->kind);
  }
  return fed.size() == domain.kinds.size();
}

void take_tables(GatheredDomain& gathered, const DomainRule& domain, std::vector<Read>& tables,
                 std::optional<Instant>& cut_off) {
  if (!answered_by(tables, domain)) return;
  gathered.state = AnswerState::answered;
  for (const auto& kind : domain.kinds)
    for (auto& read : tables) {
      if (read.feed->kind != kind || !read.feed->covers(domain.code)) continue;
      cut_off = std::min(cut_off.value_or(read.as_of), read.as_of);
      const auto records = read.by_domain.find(domain.code);
      if (records != read.by_domain.end()) std::ranges::move(records->second, std::back_inserter(gathered.records));
    }
}

// A source says fields by their names in the report; one the edition does not know makes the answer no answer.
bool fits(const document::ChapterRule& chapter, const DomainReply& reply) {
  return std::ranges::all_of(reply.records, [&](const DomainRecord& record) {
    const auto* kind = chapter.kind(record.kind);
    const auto fields = Json::parse(record.record.fields);
    return kind != nullptr && std::ranges::all_of(fields.items(), [&](const auto& field) {
             return std::ranges::find(kind->fields, field.key(), &document::FieldRule::id) != kind->fields.end();
           });
  });
}

void take_reply(GatheredDomain& gathered, const document::ChapterRule& chapter, Result<DomainReply>& reply,
                std::optional<Instant>& cut_off) {
  if (!reply) return log_event("domain_not_answered", gathered.code + ": " + std::string(reply.error().name()));
  if (!fits(chapter, *reply)) return log_event("domain_not_answered", gathered.code + ": fields not of the edition");
  gathered.state = AnswerState::answered;
  cut_off = std::min(cut_off.value_or(reply->as_of), reply->as_of);
  for (auto& [kind, record] : reply->records) gathered.records.push_back({kind, std::move(record)});
}

std::vector<DomainQuestion> questions(const document::ChapterRule& chapter, const SourceBook& sources,
                                      const std::set<std::string>& asked, const std::string& subject,
                                      const Span& span) {
  std::vector<DomainQuestion> list;
  for (const auto& domain : chapter.domains)
    if (asked.contains(domain.code) && sources.has(domain.code))
      list.push_back({domain.code, subject, domain.kinds, span});
  return list;
}

Result<std::set<std::string>> not_paused(Connection& connection, std::set<std::string> domains,
                                         const std::string& subject) {
  CREDIT_TRY(const auto states, source_states(connection, subject));
  std::erase_if(domains, [&](const std::string& domain) {
    const auto state = states.find(domain_switch(domain));
    return state != states.end() && state->second.unavailable;
  });
  return domains;
}

}  // namespace

Status gathers(const document::Edition& edition, const DomainPlaces& places) {
  const auto* chapter = edition.domain_chapter();
  if (chapter == nullptr) return {};
  for (const auto& domain : chapter->domains) {
    if (!domain.active || places.sources.has(domain.code)) continue;
    for (const auto& kind : domain.kinds)
      if (std::ranges::none_of(places.feeds.all(),
                               [&](const Feed& feed) { return feed.kind == kind && feed.covers(domain.code); }))
        return fail(failure::edition_not_gathered, edition.key() + ": nothing feeds " + kind + " of " + domain.code);
  }
  return {};
}

Result<Gathered> gather_domains(Connection& connection, const document::Edition& edition, const DomainPlaces& places,
                                const std::string& subject, const Span& span, const std::vector<std::string>& asked) {
  const auto* chapter = edition.domain_chapter();
  CREDIT_ENSURE(chapter != nullptr);
  const std::set<std::string> wanted(asked.begin(), asked.end());
  CREDIT_TRY(const auto open, not_paused(connection, wanted, subject));
  auto replies = places.sources.ask(questions(*chapter, places.sources, open, subject, span));
  CREDIT_TRY(auto one_state, Transaction::snapshot(connection));
  CREDIT_TRY(auto tables, read_tables(connection, *chapter, places, subject, span));
  Gathered gathered;
  std::optional<Instant> cut_off;
  for (const auto& domain : chapter->domains) {
    auto& one = gathered.domains.emplace_back(GatheredDomain{domain.code, AnswerState::not_answered, {}});
    const auto reply = replies.find(domain.code);
    if (!wanted.contains(domain.code))
      one.state = AnswerState::not_asked;
    else if (!open.contains(domain.code))
      log_event("domain_not_answered", domain.code + ": paused by hand");
    else if (reply != replies.end())
      take_reply(one, *chapter, reply->second, cut_off);
    else
      take_tables(one, domain, tables, cut_off);
  }
  CREDIT_CHECK(one_state.commit());
  gathered.cut_off = cut_off.value_or(Instant{});
  return gathered;
}

}  // namespace credit::platform
