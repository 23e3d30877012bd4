#include "certs/office.h"

#include <algorithm>

#include "base/failures/certs.h"
#include "base/file.h"
#include "certs/key_file.h"
#include "certs/lists.h"

namespace credit::certs {
namespace {

namespace fs = std::filesystem;
using trust::Role;

const char* prefix_of(Role role) {
  switch (role) {
    case Role::issuer:
      return "issuer";
    case Role::kiosk:
      return "kiosk";
    case Role::status:
      return "status";
    case Role::root:
      return "root";
  }
  impossible("role", __FILE__, __LINE__);
}

tl::unexpected<Failure> no_key(const std::string& id) {
  return fail(failure::certs_failed, "no such key in the trust list: " + id);
}

std::vector<trust::TrustedKey*> keys_with(trust::TrustList& list, const std::string& id) {
  std::vector<trust::TrustedKey*> found;
  for (auto& key : list.keys)
    if (to_hex(seal::key_id_of(key.key)) == id) found.push_back(&key);
  return found;
}

}  // namespace

Result<seal::KeyId> add_key(const fs::path& folder, const NewKey& wish, const Clock& clock) {
  CREDIT_TRY(auto lists, OpenLists::in(folder));
  trust::TrustedKey key;
  key.role = wish.role;
  key.owner = wish.owner;
  key.name = wish.name;
  key.valid_from = wish.from.value_or(clock.now());
  key.valid_to = key.valid_from + std::chrono::days{wish.days};
  fs::path made;
  if (wish.made_elsewhere.empty()) {
    CREDIT_TRY(auto file, make_key_file(folder, prefix_of(wish.role), wish.suite));
    key.key = file.key;
    made = file.file;
  } else {
    CREDIT_TRY(key.key, read_public_key(wish.made_elsewhere));
  }
  lists.trust().keys.push_back(key);
  const auto issued = lists.issue(clock.now());
  std::error_code ignored;
  if (!issued && !made.empty()) fs::remove(made, ignored);  // a key nobody was told of
  CREDIT_CHECK(issued);
  return seal::key_id_of(key.key);
}

Status end_key(const fs::path& folder, const std::string& id, End how, std::optional<Instant> at, const Clock& clock) {
  CREDIT_TRY(auto lists, OpenLists::in(folder));
  const auto keys = keys_with(lists.trust(), id);
  if (keys.empty()) return no_key(id);
  for (auto* key : keys) (how == End::retire ? key->valid_to : key->revoked.emplace()) = at.value_or(clock.now());
  return lists.issue(clock.now());
}

Status hand_over_root(const fs::path& folder, const std::string& id, const Clock& clock) {
  CREDIT_TRY(auto lists, OpenLists::in(folder));
  for (const auto* key : keys_with(lists.trust(), id)) {
    if (key->role != Role::root || !in_force(*key, clock.now())) continue;
    lists.sign_as(key->key);
    return lists.issue(clock.now());
  }
  return no_key(id + ", role root, in force");
}

Status issue_again(const fs::path& folder, const Clock& clock) {
  CREDIT_TRY(auto lists, OpenLists::in(folder));
  return lists.issue(clock.now());
}

}  // namespace credit::certs
