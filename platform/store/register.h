// The query register: who asked about whom, why, by what right, when, at which machine, and what came of it. Each row's
// chain value covers the row before, so that a row changed or taken away shows. 个人信息查询使用登记
//   chain = hex SHA-256( field(chain of the row before, "" for row 1) field(sequence) field(at) ... field(report) )
//   field(x) = length of x in bytes, ":", x        so that no two rows read the same
// An empty asker is left out: rows made before askers were noted keep their chain.
#pragma once
#include <array>
#include <functional>

#include "base/clock.h"
#include "platform/store/connection.h"

namespace credit::platform {

enum class QueryAction {
  visit,
  report,
  outcome,
  check,
  repair,       // the repair guide was shown
  commitments,  // shown
  evaluation,   // and warnings, shown
  inquiries,    // of the register itself: who asked about the subject
  objections,   // records to object to, and earlier objections, shown
  objection,    // made
  licence,      // taken up: whom an agent may ask about
  person        // does the card's holder stand there? why is then the way of the check
};
const char* name_of(QueryAction action);

// By what right somebody asked. own_card: the person, by the ID card put down. legal_representative: the same person,
// for an organisation whose register says so. holds_paper: whoever holds a report. agent: the same person, by a grant
// that holds. none: he had none, and was refused.
enum class Authorisation { none, own_card, legal_representative, holds_paper, agent };
const char* name_of(Authorisation authorisation);

struct Consent {
  std::string version, sha256;  // of the text as the machine showed it; both "" where none is asked for
};

struct QueryEntry {
  Instant at{};
  std::string kiosk;
  std::string machine;  // fingerprint of the machine's certificate
  std::string whom;     // keyed digest, see SubjectDigest
  std::string why;      // purpose code; "" before one was given
  QueryAction action{};
  std::string outcome = "done";  // or the failure's name
  std::string report;            // number; "" where none was issued
  Authorisation authorisation = Authorisation::own_card;
  Consent consent;
  std::string asker = {};  // keyed digest of who asked; "" where nobody said who he is
};

// Turns an ID number or a credit code into what the register holds; the key is the platform's own.
class SubjectDigest {
 public:
  explicit SubjectDigest(Bytes key) : key_(std::move(key)) {}
  std::string of(std::string_view number) const;

 private:
  Bytes key_;
};

// A row as it is stored and exported; its fields in the chain's order.
inline constexpr std::array<const char*, 12> register_fields{
    "at",      "kiosk",          "machine", "asker",   "whom",  "why", "authorisation",
    "consent", "consent_sha256", "action",  "outcome", "report"};
struct RegisterRow {
  std::int64_t sequence = 0;
  std::array<std::string, register_fields.size()> fields;
  std::string chain;
};
std::string chain_value(std::string_view before, const RegisterRow& row);

Status append(Connection& connection, const QueryEntry& entry);  // inside a transaction of the writer
Result<RegisterRow> last_row(Connection& connection);            // sequence 0 in an empty register
Status each_row(Connection& connection, const std::function<Status(const RegisterRow&)>& take);  // by sequence

}  // namespace credit::platform
