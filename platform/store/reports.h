// Issued reports, byte for byte and for good; and what became of each at its machine.
#pragma once
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/personal.h"
#include "platform/store/connection.h"

namespace credit::platform {

struct StoredReport {
  std::string number, check_code;
  std::uint32_t status_index = 0;
  std::string visit;  // digest of the visit's token
  std::string idempotency_key;
  std::string request_digest;  // of what was asked for under that key
  Instant issued{}, valid_until{};
  Personal<Bytes> document;
  Bytes seal;
  std::string subject = {}, type = {};  // as the quota counts them: keyed digest, edition without its version
};

Status add_report(Connection& connection, const StoredReport& report);
Result<std::optional<StoredReport>> find_report(Connection& connection, const std::string& visit,
                                                const std::string& idempotency_key);
// How many reports of this type were issued about this subject since then.
Result<std::int64_t> reports_since(Connection& connection, const std::string& subject, const std::string& type,
                                   Instant since);
// Its keyed digest, of an issued report; "" when there is none of that number.
Result<std::string> subject_of_report(Connection& connection, const std::string& number);
Result<bool> report_of_visit(Connection& connection, const std::string& visit, const std::string& number);
// The document, byte for byte as it was issued; nothing when there is no report of that number.
Result<std::optional<Personal<Bytes>>> issued_document(Connection& connection, const std::string& number);
// Numbers of the three latest reports about this subject, newest first.
Result<std::vector<std::string>> latest_reports(Connection& connection, const std::string& subject);

// What the online check needs of a report: nothing of the person but what the seal says masked.
struct CheckedReport {
  std::string number, check_code;
  std::uint32_t status_index = 0;
  Instant valid_until{};
  Bytes seal;
};
// The report of this number, or else the nearest one before it: looking takes the same work whether there is such a
// report or not, and whoever asks compares the number too. None only before the first of all.
Result<std::optional<CheckedReport>> find_for_check(Connection& connection, const std::string& number);

struct StoredOutcome {
  std::string report, kiosk, outcome, failure;
  std::int64_t pages = 0, copy = 0;
};
Status add_outcome(Connection& connection, const StoredOutcome& outcome, Instant now);

}  // namespace credit::platform
