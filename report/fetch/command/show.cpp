#include <ostream>

#include "base/file.h"
#include "report/fetch/command/command.h"
#include "report/seal/claims.h"
#include "report/seal/suite.h"
#include "report/trust/freshness.h"

namespace credit::fetch::command {
namespace {

const char* name_of(trust::Role role) {
  switch (role) {
    case trust::Role::issuer:
      return "issuer";
    case trust::Role::kiosk:
      return "kiosk";
    case trust::Role::status:
      return "status";
    case trust::Role::root:
      return "next root";
  }
  impossible("role", __FILE__, __LINE__);
}

const char* words_of_age(trust::Freshness freshness) {
  switch (freshness) {
    case trust::Freshness::current:
      return "current";
    case trust::Freshness::grace:
      return "PAST ITS NEXT UPDATE, still believed";
    case trust::Freshness::too_old:
      return "TOO OLD, believed no longer";
  }
  impossible("freshness", __FILE__, __LINE__);
}

// Whole days behind, so that a reader sees at once how long nothing came.
template <class List>
bool say_age(const std::string& what, const List& list, Instant now, std::ostream& out) {
  const auto freshness = freshness_of(list, now);
  const auto days = std::chrono::duration_cast<std::chrono::days>(now - list.issued).count();
  out << what << ": No. " << list.sequence << ", issued " << china_time(list.issued) << " (" << days
      << " days ago), next update " << china_time(list.next_update) << ": " << words_of_age(freshness) << "\n";
  if (ahead_of_clock(list, now)) out << "  THE CLOCK IS WRONG: it is behind this list\n";
  return freshness != trust::Freshness::too_old;
}

void say_key(const trust::TrustedKey& key, std::ostream& out) {
  out << "  " << name_of(key.role) << " " << key.owner << " " << key.name << ", "
      << seal::suite_of(key.key.algorithm).name << " " << to_hex(seal::key_id_of(key.key)) << ", "
      << china_time(key.valid_from) << " to " << china_time(key.valid_to);
  if (key.revoked) out << ", REVOKED " << china_time(*key.revoked);
  out << "\n";
}

}  // namespace

int say_ages(const trust::TrustBundle& bundle, Instant now, std::ostream& out) {
  bool believed = say_age("Trust list", bundle.list, now, out);
  for (const auto& held : bundle.status)
    believed = say_age("Status list of " + held.list.issuer, held.list, now, out) && believed;
  for (const auto& issuer : trust::status_issuers(bundle.list))
    if (bundle.status_of(issuer) == nullptr) out << "Status list of " << issuer << ": NONE AT HAND\n";
  return believed ? done : too_old;
}

Result<int> show_lists(const Options& options, const Clock& clock, std::ostream& out) {
  CREDIT_TRY(const auto bytes, read_file(options.bundle, trust::bundle_limit));
  CREDIT_TRY(const auto bundle, trust::open_bundle(bytes));
  out << "Root " << to_hex(seal::digest_of(seal::spki_of(bundle.root))) << " (SHA-256 of its public key)\n";
  const int age = say_ages(bundle, clock.now(), out);
  out << "Keys: " << bundle.list.keys.size() << "\n";
  for (const auto& key : bundle.list.keys) say_key(key, out);
  return age;
}

}  // namespace credit::fetch::command
