#include "certs/pki.h"

#include "base/file.h"
#include "certs/certificate.h"
#include "certs/folder.h"
#include "certs/lists.h"

namespace credit::certs {
namespace {

constexpr const char* revoked_kiosk = "K-REVOKED";

struct Order {
  const char* file;  // of the key and the certificate
  const char* profile;
  std::string owner;
};

std::vector<Order> orders(const Wishes& wishes, const std::string& issuer) {
  return {{"issuer", "issuer", issuer},
          {"kiosk-tls", "kiosk-tls", wishes.kiosk},
          {"kiosk-seal", "kiosk-seal", wishes.kiosk},
          {"server", "server", wishes.server_names.front()},
          {"update", "update", ""},
          {"revoked-kiosk-tls", "kiosk-tls", revoked_kiosk}};
}

Status write(const std::filesystem::path& folder, const std::string& name, const Credential& credential) {
  CREDIT_TRY(const auto key, pem_of(credential.key.get()));
  CREDIT_TRY(const auto certificate, pem_of(credential.certificate.get()));
  CREDIT_CHECK(write_file(folder / (name + ".key"), key.expose(), 0600));
  return write_file(folder / (name + ".pem"), certificate);
}

Status write_revocation(const std::filesystem::path& folder, const Credential& root, const X509* revoked, Instant now) {
  CREDIT_TRY(const auto days, list_days());
  CREDIT_TRY(const auto list, revocation_list(root, {revoked}, now, days.crl));
  CREDIT_TRY(const auto pem, pem_of(list.get()));
  return write_file(folder / "crl.pem", pem);
}

Status fill(const std::filesystem::path& folder, const Wishes& wishes, Instant now) {
  CREDIT_TRY(const auto names, alternative_names(wishes.server_names));
  CREDIT_TRY(const auto root_profile, find_profile("root", {}));
  CREDIT_TRY(const auto root, self_signed(root_profile, now));
  CREDIT_CHECK(write(folder, "root", root));
  CREDIT_TRY(const auto issuer, find_profile("issuer", {}));
  for (const auto& order : orders(wishes, issuer.trust_owner)) {
    CREDIT_TRY(const auto profile, find_profile(order.profile, {order.owner, names}));
    CREDIT_TRY(const auto credential, issued_by(root, profile, now));
    CREDIT_CHECK(write(folder, order.file, credential));
    if (order.owner == revoked_kiosk) CREDIT_CHECK(write_revocation(folder, root, credential.certificate.get(), now));
  }
  return write_lists(folder, wishes.kiosk, now);
}

}  // namespace

Status make_pki(const Wishes& wishes, const Clock& clock) {
  CREDIT_CHECK(check_owner(wishes.kiosk));
  CREDIT_ENSURE(!wishes.server_names.empty());
  CREDIT_TRY(auto folder, NewFolder::beside(wishes.folder));
  CREDIT_CHECK(fill(folder.path(), wishes, clock.now()));
  return folder.move_into_place();
}

}  // namespace credit::certs
