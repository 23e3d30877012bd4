// Trust list, status list and bundle of a folder that holds the keys.
#pragma once
#include <filesystem>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace credit::certs {

// trust-list.cose, status-list.cose, trust.cbor. file_unreadable, file_unwritable, key_unreadable, certs_failed,
// certs_profile_malformed
Status write_lists(const std::filesystem::path& folder, const std::string& kiosk, Instant now);

}  // namespace credit::certs
