// Is the query register whole? Rows are taken one by one, from the store or from an export, and held against their
// chain and against the signed checkpoints; what does not fit is named, and the rest is still looked at.
#pragma once
#include <map>

#include "platform/store/checkpoint.h"

namespace credit::platform {

enum class RegisterFault {
  row_changed,         // its chain value is not that of its fields
  rows_missing,        // between others
  rows_cut,            // after the last one: a checkpoint names them
  rows_rewritten,      // their chain fits, but ends in another value than the checkpoint signed
  row_returned,        // dropped by the retention policy, and there again
  checkpoint_missing,  // first, last are numbers of checkpoints, here and below
  checkpoint_unsigned,
  checkpoint_twofold,  // two different ones of one number
};

struct RegisterFinding {
  RegisterFault fault{};
  std::int64_t first = 0, last = 0;
  bool operator==(const RegisterFinding&) const = default;
};
std::string describe(const RegisterFinding& finding);  // "row 7 was changed"

struct RegisterState {
  std::int64_t first = 0, rows = 0, last = 0;  // of the rows kept
  std::int64_t covered = 0;                    // last row a trusted checkpoint names
  std::vector<RegisterFinding> findings;       // at most findings_limit
};
inline constexpr std::size_t findings_limit = 100;

class RegisterCheck {
 public:
  // Checkpoints of the store or export, and any kept elsewhere; each in any order.
  RegisterCheck(const std::vector<StoredCheckpoint>& checkpoints, const trust::TrustList& trust);
  void take(const RegisterRow& row);
  RegisterState finish();

 private:
  void open(const StoredCheckpoint& stored, const trust::TrustList& trust);
  void count_numbers();
  void begin();
  void compare(const RegisterRow& row);
  void found(RegisterFault fault, std::int64_t first, std::int64_t last);

  struct Opened {
    Checkpoint checkpoint;
    Bytes bytes;
    Vouched by{};
  };
  std::map<std::int64_t, Opened> opened_;         // by number
  std::multimap<std::int64_t, std::string> due_;  // last row -> signed chain value
  std::int64_t expected_ = 1, agreed_ = 0;        // next row; last row a checkpoint agreed with
  std::string stored_, computed_;                 // chain values of the row before
  RegisterState state_;
};

// All of the store, as one state of it, and with checkpoints kept elsewhere. store_unusable
Result<RegisterState> check_register(Connection& connection, const trust::TrustList& trust,
                                     const std::vector<Bytes>& elsewhere = {});

}  // namespace credit::platform
