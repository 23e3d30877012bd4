// Any bytes at all -> a domain source's whole answer to this question, or a typed failure.
#include <algorithm>

#include "platform/source/source_lines.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit;
  const Day first{std::chrono::days{18954}}, last{std::chrono::days{20779}};
  const Instant now{std::chrono::sys_seconds{last} + std::chrono::hours(8)};
  const platform::DomainQuestion question{"tax", "91990100MA0000110N", {"penalty", "enforcement"}, {first, last, last}};
  const auto reply = platform::parse_source_answer(text_view({data, size}), question, now);
  if (!reply) return 0;
  CREDIT_ENSURE(reply->as_of <= now);
  for (const auto& record : reply->records) {
    CREDIT_ENSURE(std::ranges::find(question.kinds, record.kind) != question.kinds.end());
    CREDIT_ENSURE(*parse_day(record.record.dated) <= last && record.record.fields.size() > 2);
  }
  return 0;
}
