// What the sources delivered about one subject, and whether each source can answer at all.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct StoredRecord {
  std::string dated;  // "2026-11-22"
  bool repaired = false;
  std::string fields;      // JSON object, by field id
  bool objection = false;  // 异议处理中: the subject disputes it and the source has not answered yet
};

// A source answers for a subject when it has delivered, is not marked unavailable, and no row of that subject, or
// of nobody knows whom, waits to be put right. Anything else is "not answered", never "no record".
struct SourceState {
  bool answers = false;
  bool unavailable = false;      // set by hand
  std::optional<Instant> as_of;  // of the newest delivery
};

Result<std::map<std::string, SourceState>> source_states(Connection& connection, const std::string& subject);

struct Span {
  Day from{}, to{};
  Day today{};
};
// Current records that may still be published, newest first. A standing source (a list one is on until taken off) is
// not cut at the span's first day.
Result<std::vector<StoredRecord>> records_of(Connection& connection, const std::string& subject,
                                             const std::string& source, const Span& span, bool standing);

// The name under which a whole domain is paused by hand, whoever answers for it.
std::string domain_switch(const std::string& domain);
Status set_unavailable(Connection& connection, const std::string& source, bool unavailable);
Result<std::int64_t> settle_rejected(Connection& connection, const std::string& source, Instant now);

}  // namespace credit::platform
