// Who answers for one domain beside the tables delivered here. Whatever is not a whole, well-formed answer in time is a
// failure, and a failure is "not answered": there is no way from it to "no record".
#pragma once
#include <string>
#include <vector>

#include "platform/store/records.h"

namespace credit::platform {

struct DomainQuestion {
  std::string domain;
  std::string subject;             // ID number or credit code
  std::vector<std::string> kinds;  // of records, as the edition has them for this domain
  Span span;
};
struct DomainRecord {
  std::string kind;
  StoredRecord record;
};
struct DomainReply {
  Instant as_of{};  // the source knows everything decided up to then
  std::vector<DomainRecord> records;
};

class DomainSource {
 public:
  virtual ~DomainSource() = default;
  // Called by many threads at once; returns within its own limit of time.
  // domain_source_unreachable, domain_source_late, domain_answer_malformed, domain_source_resting
  virtual Result<DomainReply> ask(const DomainQuestion& question) = 0;
};

}  // namespace credit::platform
