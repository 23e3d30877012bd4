// Trust list, status lists and bundle of a folder that holds the keys.
#pragma once
#include <filesystem>
#include <string>

#include "base/clock.h"
#include "report/trust/trust_list.h"

namespace credit::certs {

// The first ones: trust-list.cose, status-lists/ISSUER.cose, trust.cbor. file_unreadable, file_unwritable,
// key_unreadable, certs_failed, certs_profile_malformed
Status write_lists(const std::filesystem::path& folder, const std::string& kiosk, Instant now);

// The lists that are there, to be changed and issued again.
class OpenLists {
 public:
  static Result<OpenLists> in(const std::filesystem::path& folder);  // file_unreadable and the failures of open_bundle

  trust::TrustList& trust() { return trust_; }
  trust::StatusList* status_of(std::string_view issuer);  // nullptr: none
  void sign_as(const seal::PublicKey& root) { root_ = root; }

  // Signs all of them one number higher, dated now, with keys of the folder; the status list of an issuer whose key is
  // not here stays as it was signed. Proves that a reader of the old bundle takes the new one before it writes a file.
  Status issue(Instant now);
  Status issue_status(Instant now);  // the status lists alone: the root's key is not needed

 private:
  explicit OpenLists(std::filesystem::path folder, trust::TrustBundle old);
  Status issue_status_after(trust::TrustBundle bundle, Instant now);
  Result<Bytes> sign_trust(Instant now);
  Result<Bytes> sign_status(const trust::HeldStatus& held, trust::StatusList& list, Instant now) const;

  std::filesystem::path folder_;
  trust::TrustBundle old_;
  seal::PublicKey root_;
  trust::TrustList trust_;
  std::vector<trust::StatusList> status_;  // as old_.status
};

}  // namespace credit::certs
