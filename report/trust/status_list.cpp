#include <algorithm>

#include "base/failures/trust.h"
#include "report/seal/cbor_taker.h"
#include "report/seal/signed_payload.h"
#include "report/trust/rules.h"
#include "report/trust/trust_list.h"

namespace credit::trust {
namespace {

namespace cbor = seal::cbor;
constexpr std::string_view type = "application/credit-status-list+cbor";
constexpr std::size_t entry_limit = 500000;

tl::unexpected<Failure> wrong(const std::string& what) { return fail(failure::status_list_malformed, what); }

bool rising(const std::vector<StatusEntry>& entries) {
  const auto not_after = [](const StatusEntry& a, const StatusEntry& b) { return a.index >= b.index; };
  return std::ranges::adjacent_find(entries, not_after) == entries.end();
}

bool known(const StatusEntry& entry) {
  return (entry.state == ReportState::withdrawn || entry.state == ReportState::superseded) && moment(entry.since);
}

Status check(const StatusList& list) {
  if (!span_of_time(list.issued, list.next_update)) return wrong("dates");
  if (!cbor::plain_text(list.issuer, 24)) return wrong("issuer");
  if (list.entries.size() > entry_limit) return wrong("more than " + std::to_string(entry_limit) + " entries");
  if (!std::ranges::all_of(list.entries, known)) return wrong("an entry");
  if (!rising(list.entries)) return wrong("entries out of order");
  return {};
}

Bytes encode(const StatusList& list) {
  cbor::Writer out;
  out.map(5);
  out.integer(1).integer(list.sequence);
  out.integer(2).integer(seconds_of(list.issued));
  out.integer(3).integer(seconds_of(list.next_update));
  out.integer(4).text(list.issuer);
  out.integer(5).array(list.entries.size());
  for (const auto& entry : list.entries)
    out.array(3).integer(entry.index).integer(static_cast<int>(entry.state)).integer(seconds_of(entry.since));
  return out.take();
}

Result<StatusEntry> read_entry(const cbor::Item& item) {
  if (!item.is_array(3)) return wrong("an entry's parts");
  const auto index = item.children[0].integer();
  const auto state = item.children[1].integer();
  const auto since = item.children[2].integer();
  if (!index || *index < 0 || *index > UINT32_MAX || !state || *state < 1 || *state > 2 || !since)
    return wrong("an entry's parts");
  return StatusEntry{static_cast<std::uint32_t>(*index), static_cast<ReportState>(*state),
                     Instant{std::chrono::seconds{*since}}};
}

Result<StatusList> decode(ByteView payload) {
  const auto root = cbor::parse(payload);
  if (!root) return wrong(root.error().describe());
  if (!root->is_map(5)) return wrong("parts");
  cbor::Taker take(*root);
  StatusList list;
  list.sequence = static_cast<std::uint32_t>(take.integer(1, "sequence", 0, UINT32_MAX));
  list.issued = take.instant(2, "issued");
  list.next_update = take.instant(3, "next update");
  list.issuer = take.text(4, "issuer");
  const auto* entries = take.array(5, "entries", 0, entry_limit);
  if (take.missing() != nullptr) return wrong(take.missing());
  for (const auto& item : *entries) {
    CREDIT_TRY(const auto entry, read_entry(item));
    list.entries.push_back(entry);
  }
  CREDIT_CHECK(check(list));
  return list;
}

// Several may fit: an id is a hint, and one key may speak for two issuers.
std::vector<const TrustedKey*> signers_of(const seal::SignedPayload& parts, const TrustList& trust) {
  auto keys = trust.find(Role::status, parts.common.key_id);
  std::erase_if(keys, [&](const TrustedKey* key) { return !parts.signed_by(key->key); });
  return keys;
}

}  // namespace

const StatusEntry* StatusList::find(std::uint32_t index) const {
  const auto found = std::ranges::lower_bound(entries, index, {}, &StatusEntry::index);
  return found != entries.end() && found->index == index ? &*found : nullptr;
}

Result<Bytes> sign_status_list(const StatusList& list, const seal::Signer& issuer) {
  CREDIT_CHECK(check(list));
  return seal::sign_payload(encode(list), type, issuer);
}

Result<StatusList> open_status_list(ByteView signed_list, const TrustList& trust) {
  if (signed_list.size() > list_limit) return wrong("too large");
  const auto parts = seal::parse_signed(signed_list, type);
  if (!parts) return wrong(parts.error().describe());
  auto keys = signers_of(*parts, trust);  // before the payload is read
  if (keys.empty()) return fail(failure::status_list_not_signed, "no status key of the trust list signed it");
  CREDIT_TRY(auto list, decode(parts->payload));
  std::erase_if(keys, [&](const TrustedKey* key) { return key->owner != list.issuer; });
  if (keys.empty()) return fail(failure::status_list_not_signed, "signed by another issuer");
  std::erase_if(keys, [&](const TrustedKey* key) { return !in_force(*key, list.issued); });
  if (keys.empty()) return fail(failure::status_list_not_signed, "the key was not in force");
  return list;
}

}  // namespace credit::trust
