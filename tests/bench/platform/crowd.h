// A store of any size for the platform's bench: persons with ten records each, written in bulk. Nobody in it is real:
// region 990103 is assigned to nobody.
#pragma once
#include <string>

#include "base/identity.h"
#include "platform/store/connection.h"

namespace credit::bench {

inline constexpr std::int64_t records_each = 10;
inline constexpr const char* crowd_name = "测试甲乙";

inline std::string crowd_number(std::int64_t person) {
  const auto two = [](std::int64_t value) { return std::string(value < 10 ? "0" : "") + std::to_string(value); };
  auto number = "990103" + std::to_string(1950 + person % 55) + two(1 + person / 55 % 12) + two(1 + person / 660 % 28) +
                std::to_string(100 + person / 18480);
  number += id_number_check(number);
  return number;
}

inline constexpr const char* crowd_records_sql =
    "INSERT INTO record (source, subject, decision, dated, publish_until, repaired, fields, batch)"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)"
    " SELECT 'penalty', CAST(? AS TEXT), 'bench-' || n.i, CAST(? AS TEXT), '', 0, CAST(? AS TEXT), CAST(? AS INTEGER) "
    "FROM n";

// The penalty that everybody in the crowd gets ten times.
struct CrowdRecord {
  std::string dated, fields;
  std::int64_t batch = 0;
};
inline Result<CrowdRecord> crowd_record(platform::Connection& store) {
  CREDIT_TRY(auto rows, store.run("SELECT dated, fields, batch FROM record WHERE source = 'penalty'"
                                  " AND superseded_by IS NULL ORDER BY dated DESC LIMIT 1"));
  CREDIT_ENSURE(rows.next());
  return CrowdRecord{rows.text(0), rows.text(1), rows.number(2)};
}

// In pieces, so that neither log nor memory must hold it all.
inline Status add_crowd(platform::Connection& store, std::int64_t persons) {
  constexpr std::int64_t piece = 20000;
  CREDIT_TRY(const auto record, crowd_record(store));
  for (std::int64_t from = 0; from < persons; from += piece) {
    CREDIT_TRY(auto transaction, platform::Transaction::begin(store));
    for (auto person = from; person < std::min(persons, from + piece); ++person) {
      const auto number = crowd_number(person);
      CREDIT_CHECK(
          store.run("INSERT INTO person (id_number, name, fields, batch)"
                    " SELECT CAST(? AS TEXT), CAST(? AS TEXT), fields, batch FROM person LIMIT 1",
                    {number, crowd_name}));
      CREDIT_CHECK(store.run(crowd_records_sql, {number, record.dated, record.fields, record.batch}));
    }
    CREDIT_CHECK(transaction.commit());
  }
  return {};
}

}  // namespace credit::bench
