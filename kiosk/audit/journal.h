// What happened, one line each, chained by SHA-256 and synced. Values are typed so that personal data cannot get in.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "kiosk/audit/event_kind.h"  // generated from kiosk/audit/events.toml

namespace credit::audit {

// A fact is a report number, a failure code, a text version, a count: never a name, never a card number.
struct Fact {
  FactKind kind;      // generated: which facts exist, and their form (number, code, report_number, version, digest)
  std::string value;  // checked against the kind's form; audit_fact_refused otherwise
};

class Journal {
 public:
  virtual ~Journal() = default;
  virtual Status write(EventKind kind, std::vector<Fact> facts) = 0;  // audit_write_failed, audit_fact_refused
};

// Appends to FOLDER/journal-YYYYMM.jsonl; finds the last link at start, and says so when the chain was cut
// (audit_chain_broken).
Result<std::unique_ptr<Journal>> open_journal(const std::filesystem::path& folder, const Clock& clock);
// Every file in order; audit_chain_broken names the first bad line.
Result<std::size_t> verify_journal(const std::filesystem::path& folder);

}  // namespace credit::audit
