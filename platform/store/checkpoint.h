// A signed word about the query register: so many rows, ending in this chain value. What was changed, or cut off, below
// it shows, also to whoever keeps the checkpoint outside the store. COSE_Sign1 by the authority's issuer key, type
// "application/credit-register-checkpoint+cbor", over
//   { 1: number, 2: at, 3: first row kept, 4: chain value before it, 5: last row, 6: its chain value }
// Chain values are 32 bytes, or none before row 1; times are seconds since 1970.
#pragma once
#include <optional>

#include "platform/store/register.h"
#include "report/trust/trust_list.h"

namespace credit::platform {

struct Checkpoint {
  std::int64_t number = 0;  // 1, 2, 3 ...
  Instant at{};
  std::int64_t kept_from = 1;  // rows before it were dropped by the retention policy
  std::string before;          // hex
  std::int64_t sequence = 0;   // last row covered; kept_from - 1 when there is none
  std::string chain;           // hex
};

inline constexpr std::size_t checkpoint_limit = 1024;  // bytes

Result<Bytes> sign_checkpoint(const Checkpoint& checkpoint, const seal::Signer& signer);  // seal_key_unusable
Result<Checkpoint> read_checkpoint(ByteView bytes);  // whoever signed it. checkpoint_malformed

// A revoked key proves nothing, whatever moment is written.
enum class Vouched { by_trusted_key, by_revoked_key, by_nobody };
Vouched vouched(ByteView bytes, const trust::TrustList& trust);  // by_nobody too when it cannot be read

struct StoredCheckpoint {
  std::int64_t number = 0;  // as the store or the file says beside it; 0: not said
  Bytes bytes;
};
Result<std::vector<StoredCheckpoint>> all_checkpoints(Connection& connection);
Result<std::optional<Checkpoint>> newest_checkpoint(Connection& connection);  // unverified. checkpoint_malformed

// Signs the register as it stands and stores that; inside a transaction of the writer. kept_from and before as the
// newest checkpoint has them. The failures of signing, checkpoint_malformed, store_unusable
Result<Bytes> take_checkpoint(Connection& connection, const seal::Signer& signer, Instant now);
Result<Bytes> add_checkpoint(Connection& connection, const Checkpoint& checkpoint, const seal::Signer& signer);
Result<Checkpoint> next_checkpoint(Connection& connection, Instant now);  // not signed, not stored

}  // namespace credit::platform
