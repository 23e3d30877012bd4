#include "certs/archive.h"

#include "base/failures/certs.h"
#include "base/file.h"
#include "certs/certificate.h"
#include "certs/key_file.h"
#include "certs/lists.h"
#include "report/signed_data/certificate.h"

namespace credit::certs {
namespace {

namespace fs = std::filesystem;

bool fits(const trust::TrustedKey& key, const std::string& id) {
  return key.role == trust::Role::issuer && key.key.algorithm == seal::Algorithm::sm2_sm3 &&
         to_hex(seal::key_id_of(key.key)) == id;
}

Result<Bytes> pem_of_der(const Bytes& der) {
  const auto* at = der.data();
  const openssl::Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  if (!certificate) return fail(failure::certs_failed, "certificate: " + openssl::last_reason());
  return pem_of(certificate.get());
}

}  // namespace

Status write_archive_certificate(const fs::path& folder, const std::string& id) {
  CREDIT_TRY(auto lists, OpenLists::in(folder));
  for (const auto& key : lists.trust().keys) {
    if (!fits(key, id)) continue;
    const fs::path file = folder / ("issuer-" + id + ".pem");
    std::error_code error;
    if (fs::exists(file, error)) return fail(failure::certs_exist, file.string());
    CREDIT_TRY(const auto signer, signer_of(folder, key.key));
    CREDIT_TRY(const auto der, signed_data::self_signed(*signer, key.key, key.name, key.valid_from, key.valid_to));
    CREDIT_TRY(const auto pem, pem_of_der(der));
    return write_file(file, pem);
  }
  return fail(failure::certs_failed, "no SM2 key of role issuer in the trust list: " + id);
}

}  // namespace credit::certs
