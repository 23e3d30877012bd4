// The query register: who asked about whom, why, when, at which machine, and what came of it. Each row's chain value
// covers the row before, so that a row changed or taken away shows. 个人信息查询使用登记
#pragma once
#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

enum class QueryAction { visit, report, outcome, check };
const char* name_of(QueryAction action);

struct QueryEntry {
  Instant at{};
  std::string kiosk;
  std::string machine;  // fingerprint of the machine's certificate
  std::string whom;     // keyed digest, see SubjectDigest
  std::string why;      // purpose code; "" before one was given
  QueryAction action{};
  std::string outcome = "done";  // or the failure's name
  std::string report;            // number; "" where none was issued
};

// Turns an ID number into what the register holds; the key is the platform's own.
class SubjectDigest {
 public:
  explicit SubjectDigest(Bytes key) : key_(std::move(key)) {}
  std::string of(std::string_view id_number) const;

 private:
  Bytes key_;
};

Status append(Connection& connection, const QueryEntry& entry);  // inside a transaction of the writer
Result<std::int64_t> check_register(Connection& connection);  // rows checked; register_broken names the first bad one

}  // namespace credit::platform
