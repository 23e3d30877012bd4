// Which keys of the trust list may have signed: kid is a hint (several keys may share it), role, owner and time decide.
#pragma once
#include "report/trust/trust_list.h"

namespace credit::verify {

struct KeyQuestion {
  trust::Role role{};
  seal::KeyId id{};
  seal::Algorithm algorithm{};
  std::string_view owner;
  Instant when{};  // of signing, as the signed bytes say
};

// At least one key, or the given reason: nobody known, or known and not in force at that time.
Result<std::vector<const trust::TrustedKey*>> eligible_keys(const trust::TrustList& list, const KeyQuestion& question,
                                                            FailureCode unknown, FailureCode not_in_force);
const trust::TrustedKey* signer_among(const std::vector<const trust::TrustedKey*>& keys, ByteView message,
                                      ByteView signature);

}  // namespace credit::verify
