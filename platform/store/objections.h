// Objections (异议): a subject disputes a record of a report issued about it; the source checks; the staff answer.
#pragma once
#include <optional>
#include <vector>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

enum class ObjectionState { open, corrected, kept };
const char* name_of(ObjectionState state);
std::optional<ObjectionState> objection_state_named(std::string_view name);

struct Objection {
  std::string number;  // "YY20261122-7K2M9XQP"
  std::string visit, idempotency_key, request_digest;
  std::string subject;           // ID number or credit code, as of records
  std::string report, record;    // report number; which record of it
  std::string place;             // the record in words: "行政处罚 第 1 条"
  std::string source, decision;  // the stored record
  std::string reason;            // a code of the service book
  Instant received{};
  ObjectionState state = ObjectionState::open;
  std::optional<Instant> answered;
  std::string answer;
};

Status add_objection(Connection& connection, const Objection& objection);
Result<std::optional<Objection>> find_objection(Connection& connection, const std::string& visit,
                                                const std::string& idempotency_key);
Result<std::optional<Objection>> open_objection(Connection& connection, const std::string& subject,
                                                const std::string& source, const std::string& decision);
Result<std::vector<Objection>> objections_of(Connection& connection, const std::string& subject);  // newest first
Result<std::vector<Objection>> open_objections(Connection& connection);                            // oldest first
// objection_unknown, objection_answered_before
Status answer_objection(Connection& connection, const std::string& number, ObjectionState state,
                        const std::string& answer, Instant now);

struct ObjectionFigures {
  std::int64_t reports = 0, objections = 0, open = 0, corrected = 0, kept = 0;
};
Result<ObjectionFigures> objection_figures(Connection& connection);

// Which stored record a printed one is: the current one of that kind of table with these fields. Its table and
// decision.
struct RecordKey {
  std::string source, decision;
};
struct KeyedRecord {
  RecordKey key;
  std::string fields;  // JSON object
};
Result<std::vector<KeyedRecord>> current_records(Connection& connection, const std::string& subject,
                                                 const std::string& source);

}  // namespace credit::platform
