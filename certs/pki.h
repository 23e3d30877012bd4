// A development PKI in one folder: keys, certificates, revocation list, trust list, status list, bundle.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "report/trust/trust_list.h"

namespace credit::certs {

struct Wishes {
  std::filesystem::path folder;
  std::vector<std::string> server_names{"localhost", "127.0.0.1"};
  std::string kiosk = "K-0001";
};

// Made beside and moved into place at the end: the folder is there whole or not at all. It must not exist, or be empty.
// certs_exist, certs_name_malformed, certs_profile_malformed, certs_failed, file_unwritable
Status make_pki(const Wishes& wishes, const Clock& clock);

// Signs the status list again, one number higher, with what became of a report; then the bundle.
// file_unreadable, file_unwritable, key_unreadable and the failures of report/trust
Status set_state(const std::filesystem::path& folder, std::uint32_t index, trust::ReportState state,
                 const Clock& clock);

}  // namespace credit::certs
