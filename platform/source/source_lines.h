// The reference protocol of a domain source: one line of JSON each way over a Unix socket (docs/domain-sources.md).
// Pure.
#pragma once
#include "base/personal.h"
#include "platform/source/domain_source.h"

namespace credit::platform {

inline constexpr std::size_t source_answer_limit = 1U << 20;  // bytes

Personal<std::string> question_line(const DomainQuestion& question);
// Strict: every key known and there, the question's own domain, only its kinds, dates within its span but for standing
// lists, texts a report can print. domain_answer_malformed
Result<DomainReply> parse_source_answer(std::string_view line, const DomainQuestion& question, Instant now);

}  // namespace credit::platform
