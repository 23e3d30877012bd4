// A report's JSON (report/document reads it): keys always in the same order, so equal facts give equal bytes.
#pragma once
#include "platform/issue/gather.h"
#include "platform/issue/subject.h"
#include "report/document/document.h"

namespace credit::platform {

struct ReportFacts {
  std::string edition, report_number, check_code, kiosk;
  Instant issued{}, valid_until{};
  document::NamedCode issuer, region, purpose;
  Span span;
  std::uint32_t status_index = 0;
};

// The edition must have a form for the subject. Of the register's fields those stand in it which that form prints; of
// cover labels none: no source delivers any.
Personal<Bytes> write_document(const ReportFacts& facts, const document::Edition& edition, const ReportSubject& subject,
                               const Gathered& gathered);

}  // namespace credit::platform
