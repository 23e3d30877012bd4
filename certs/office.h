// The trust list and status lists of a folder made by make_pki, changed and signed anew, each time one number higher:
// keys added, retired, revoked, the root handed over. Keys lie in files: for development.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "base/clock.h"
#include "report/trust/trust_list.h"

namespace credit::certs {

struct NewKey {
  trust::Role role{};
  std::string owner, name;                         // as in TrustedKey
  seal::Algorithm suite = seal::Algorithm::es256;  // of the key to make, ROLE-ID.key in the folder
  std::filesystem::path made_elsewhere;            // or: the PEM public key or certificate to name
  std::optional<Instant> from;                     // now, unless given
  int days = 1095;
};

enum class End { retire, revoke };  // valid no longer from then on; in the wrong hands since then

// All: file_unreadable, file_unwritable, certs_failed (no key file fits, no such key, see the detail), key_unreadable
// and the failures of report/trust. Nothing is written unless the new bundle opens.
Result<seal::KeyId> add_key(const std::filesystem::path& folder, const NewKey& wish, const Clock& clock);
// Every key of the list with that id, 8 hex digits.
Status end_key(const std::filesystem::path& folder, const std::string& id, End how, std::optional<Instant> at,
               const Clock& clock);
// The root to come, named before by add_key with role root, signs from now on.
Status hand_over_root(const std::filesystem::path& folder, const std::string& id, const Clock& clock);
// All lists as they are, dated today.
Status issue_again(const std::filesystem::path& folder, const Clock& clock);

}  // namespace credit::certs
