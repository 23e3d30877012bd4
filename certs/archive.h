// The certificate that a file for the archives carries (report/signed_data).
#pragma once
#include <filesystem>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace credit::certs {

// ISSUER-ID.pem beside the key's file: the issuer's SM2 key with that id, eight hex digits, vouches for itself for as
// long as the trust list lets it sign. The list says whose it is, so that a certificate of no authority will do.
// file_unreadable, file_unwritable, certs_exist, certs_failed, signed_data_not_made
Status write_archive_certificate(const std::filesystem::path& folder, const std::string& id);

}  // namespace credit::certs
