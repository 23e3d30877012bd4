// Who this machine is to the platform: its TLS key and certificate, in one PEM file, key first. One file and not two,
// so that renaming it over the old one changes both at once: there is no moment with a new key and an old certificate.
#pragma once
#include <filesystem>

#include "base/clock.h"
#include "base/openssl.h"
#include "base/personal.h"
#include "base/result.h"
#include "base/tpm_key.h"

namespace credit::enrol {

struct Identity {
  openssl::Key key;  // P-256; in the file, or in the TPM
  openssl::Certificate certificate;
};

// In the machine's TPM where there is one: a chip that cannot be used is a failure, and no key is made elsewhere.
enum class KeyPlace { file, tpm };
inline KeyPlace best_place() { return tpm::present() ? KeyPlace::tpm : KeyPlace::file; }
Result<openssl::Key> make_key(KeyPlace place);  // enrolment_key_unmade, tpm_unusable
KeyPlace place_of(const Identity& identity);

// machine_identity_missing, machine_identity_unusable (no PEM, or the key is another's), tpm_unusable
Result<Identity> load_identity(const std::filesystem::path& file);
Status store_identity(const std::filesystem::path& file,
                      const Identity& identity);  // its owner's alone. file_unwritable

struct Lifetime {
  Instant begin{}, end{};
  bool over(Instant now) const { return now >= end; }
  bool renewal_due(Instant now) const { return (end - now) * 3 <= end - begin; }  // a third is left, or less
};
Result<Lifetime> lifetime_of(const X509* certificate);  // machine_identity_unusable
std::string common_name_of(const X509* certificate);    // "" when there is not exactly one

}  // namespace credit::enrol
