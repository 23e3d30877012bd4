#include "certs/lists.h"

#include <openssl/pem.h>

#include <algorithm>
#include <ctime>

#include "base/file.h"
#include "certs/certificate.h"
#include "certs/pki.h"
#include "report/seal/key_form.h"

namespace credit::certs {
namespace {

namespace fs = std::filesystem;
using trust::Role;

Result<openssl::Certificate> read_certificate(const fs::path& file) {
  CREDIT_TRY(const auto pem, read_file(file, 1U << 16));
  const openssl::Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  openssl::Certificate certificate(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
  if (!certificate) return fail(FailureCode::certs_failed, file.string() + ": " + openssl::last_reason());
  return certificate;
}

Instant instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  CREDIT_ENSURE(ASN1_TIME_to_tm(time, &parts) == 1);
  return Instant{std::chrono::seconds{timegm(&parts)}};
}

Result<seal::PublicKey> public_key(const fs::path& certificate_file) {
  CREDIT_TRY(const auto certificate, read_certificate(certificate_file));
  const auto key = seal::key_form::public_half(X509_get0_pubkey(certificate.get()));
  if (!key) return fail(FailureCode::certs_failed, certificate_file.string() + ": a key of no suite of ours");
  return *key;
}

Result<trust::TrustedKey> trusted(const fs::path& file, Role role, const Profile& profile) {
  CREDIT_TRY(const auto certificate, read_certificate(file));
  trust::TrustedKey key;
  key.role = role;
  CREDIT_TRY(key.key, public_key(file));
  key.owner = profile.trust_owner;
  key.name = profile.trust_name;
  key.valid_from = instant_of(X509_get0_notBefore(certificate.get()));
  key.valid_to = instant_of(X509_get0_notAfter(certificate.get()));
  return key;
}

Result<Bytes> make_trust_list(const fs::path& folder, const std::string& kiosk, Instant now, int days) {
  CREDIT_TRY(const auto issuer, find_profile("issuer", {}));
  CREDIT_TRY(const auto machine, find_profile("kiosk-seal", {kiosk, ""}));
  trust::TrustList list{1, now, now + std::chrono::hours{24} * days, {}};
  for (const auto& [file, role, profile] :
       {std::tuple("issuer.pem", Role::issuer, &issuer), std::tuple("issuer.pem", Role::status, &issuer),
        std::tuple("kiosk-seal.pem", Role::kiosk, &machine)}) {
    CREDIT_TRY(auto key, trusted(folder / file, role, *profile));
    list.keys.push_back(std::move(key));
  }
  CREDIT_TRY(const auto root, seal::load_pem_signer(folder / "root.key"));
  return sign_trust_list(list, *root);
}

Status write_status(const fs::path& folder, const trust::StatusList& list) {
  CREDIT_TRY(const auto issuer, seal::load_pem_signer(folder / "issuer.key"));
  CREDIT_TRY(const auto status, sign_status_list(list, *issuer));
  CREDIT_TRY(const auto trust_list, read_file(folder / "trust-list.cose", trust::bundle_limit));
  CREDIT_TRY(const auto root, public_key(folder / "root.pem"));
  const Bytes bundle = trust::make_bundle(root, trust_list, {status});
  CREDIT_CHECK(trust::open_bundle(bundle));  // nothing goes out that no reader would take
  CREDIT_CHECK(write_file(folder / "status-list.cose", status));
  return write_file(folder / "trust.cbor", bundle);
}

void set_entry(trust::StatusList& list, const trust::StatusEntry& entry) {
  const auto place = std::ranges::lower_bound(list.entries, entry.index, {}, &trust::StatusEntry::index);
  if (place != list.entries.end() && place->index == entry.index)
    *place = entry;
  else
    list.entries.insert(place, entry);
}

}  // namespace

Status write_lists(const fs::path& folder, const std::string& kiosk, Instant now) {
  CREDIT_TRY(const auto days, list_days());
  CREDIT_TRY(const auto trust_list, make_trust_list(folder, kiosk, now, days.trust_list));
  CREDIT_CHECK(write_file(folder / "trust-list.cose", trust_list));
  CREDIT_TRY(const auto issuer, find_profile("issuer", {}));
  return write_status(folder, {1, now, now + std::chrono::hours{24} * days.status_list, issuer.trust_owner, {}});
}

Status set_state(const fs::path& folder, std::uint32_t index, trust::ReportState state, const Clock& clock) {
  CREDIT_TRY(const auto days, list_days());
  CREDIT_TRY(const auto bytes, read_file(folder / "trust.cbor", trust::bundle_limit));
  CREDIT_TRY(auto bundle, trust::open_bundle(bytes));
  if (bundle.status.empty()) return fail(FailureCode::trust_bundle_malformed, "it holds no status list");
  auto list = std::move(bundle.status.front().list);
  list.sequence += 1;
  list.issued = clock.now();
  list.next_update = list.issued + std::chrono::hours{24} * days.status_list;
  set_entry(list, {index, state, list.issued});
  return write_status(folder, list);
}

}  // namespace credit::certs
