#include "certs/lists.h"

#include <openssl/pem.h>

#include <algorithm>
#include <ctime>

#include "base/failures/certs.h"
#include "base/failures/trust.h"
#include "base/file.h"
#include "certs/certificate.h"
#include "certs/key_file.h"
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
  if (!certificate) return fail(failure::certs_failed, file.string() + ": " + openssl::last_reason());
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
  if (!key) return fail(failure::certs_failed, certificate_file.string() + ": a key of no suite of ours");
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

Status write_all(const fs::path& folder, const trust::TrustBundle& bundle) {
  std::error_code ignored;  // the write says it better
  fs::create_directory(folder / "status-lists", ignored);
  CREDIT_CHECK(write_file(folder / "trust-list.cose", bundle.signed_list));
  for (const auto& held : bundle.status)
    CREDIT_CHECK(write_file(folder / "status-lists" / (held.list.issuer + ".cose"), held.signed_list));
  return write_file(folder / "trust.cbor", make_bundle(bundle));
}

void set_entry(trust::StatusList& list, const trust::StatusEntry& entry) {
  const auto place = std::ranges::lower_bound(list.entries, entry.index, {}, &trust::StatusEntry::index);
  if (place != list.entries.end() && place->index == entry.index)
    *place = entry;
  else
    list.entries.insert(place, entry);
}

// The issuer's newest status key in force whose file is here.
Result<std::unique_ptr<seal::Signer>> status_signer(const fs::path& folder, const trust::TrustList& trust,
                                                    const std::string& issuer, Instant now) {
  std::vector<const trust::TrustedKey*> keys;
  for (const auto& key : trust.keys)
    if (key.role == Role::status && key.owner == issuer && in_force(key, now)) keys.push_back(&key);
  std::ranges::stable_sort(keys, std::ranges::greater{}, &trust::TrustedKey::valid_from);
  for (const auto* key : keys)
    if (auto signer = signer_of(folder, key->key)) return signer;
  return fail(failure::certs_failed, "no status key of " + issuer + " in force is here");
}

}  // namespace

Status write_lists(const fs::path& folder, const std::string& kiosk, Instant now) {
  CREDIT_TRY(const auto days, list_days());
  CREDIT_TRY(const auto trust_list, make_trust_list(folder, kiosk, now, days.trust_list));
  CREDIT_TRY(const auto root, public_key(folder / "root.pem"));
  CREDIT_TRY(const auto issuer, find_profile("issuer", {}));
  CREDIT_TRY(const auto signer, seal::load_pem_signer(folder / "issuer.key"));
  const trust::StatusList states{1, now, now + std::chrono::days{days.status_list}, issuer.trust_owner, {}};
  CREDIT_TRY(const auto status, sign_status_list(states, *signer));
  CREDIT_TRY(const auto bundle, trust::open_bundle(trust::make_bundle(root, trust_list, {status})));
  return write_all(folder, bundle);
}

OpenLists::OpenLists(fs::path folder, trust::TrustBundle old)
    : folder_(std::move(folder)), old_(std::move(old)), root_(old_.root), trust_(old_.list) {
  for (const auto& held : old_.status) status_.push_back(held.list);
}

Result<OpenLists> OpenLists::in(const fs::path& folder) {
  CREDIT_TRY(const auto bytes, read_file(folder / "trust.cbor", trust::bundle_limit));
  CREDIT_TRY(auto bundle, trust::open_bundle(bytes));
  return OpenLists(folder, std::move(bundle));
}

trust::StatusList* OpenLists::status_of(std::string_view issuer) {
  const auto found = std::ranges::find(status_, issuer, &trust::StatusList::issuer);
  return found == status_.end() ? nullptr : &*found;
}

Result<Bytes> OpenLists::sign_trust(Instant now) {
  CREDIT_TRY(const auto days, list_days());
  trust_.sequence += 1;
  trust_.issued = now;
  trust_.next_update = now + std::chrono::days{days.trust_list};
  CREDIT_TRY(const auto signer, signer_of(folder_, root_));
  return sign_trust_list(trust_, *signer);
}

Result<Bytes> OpenLists::sign_status(const trust::HeldStatus& held, trust::StatusList& list, Instant now) const {
  const auto signer = status_signer(folder_, trust_, list.issuer, now);
  if (!signer) return held.signed_list;
  CREDIT_TRY(const auto days, list_days());
  list.sequence += 1;
  list.issued = now;
  list.next_update = now + std::chrono::days{days.status_list};
  return sign_status_list(list, **signer);
}

Status OpenLists::issue_status_after(trust::TrustBundle bundle, Instant now) {
  for (std::size_t i = 0; i < status_.size(); ++i) {
    CREDIT_TRY(const auto list, sign_status(old_.status[i], status_[i], now));
    CREDIT_TRY(bundle, renew_status(bundle, list));
  }
  return write_all(folder_, bundle);
}

Status OpenLists::issue(Instant now) {
  CREDIT_TRY(const auto trust_list, sign_trust(now));
  CREDIT_TRY(auto bundle, renew(old_, trust_list));
  return issue_status_after(std::move(bundle), now);
}

Status OpenLists::issue_status(Instant now) { return issue_status_after(old_, now); }

Status set_state(const fs::path& folder, std::uint32_t index, trust::ReportState state, const Clock& clock) {
  CREDIT_TRY(const auto issuer, find_profile("issuer", {}));
  CREDIT_TRY(auto lists, OpenLists::in(folder));
  auto* list = lists.status_of(issuer.trust_owner);
  if (list == nullptr) return fail(failure::trust_bundle_malformed, "no status list of " + issuer.trust_owner);
  set_entry(*list, {index, state, clock.now()});
  return lists.issue_status(clock.now());
}

}  // namespace credit::certs
