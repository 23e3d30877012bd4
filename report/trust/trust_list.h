// Whom we believe: issuer and kiosk keys in a numbered, dated list, signed off line by the root; and what became of
// reports since (status list). Both COSE_Sign1 over deterministic CBOR, their protected header naming the type
// (label 16): "application/credit-trust-list+cbor", "application/credit-status-list+cbor".
//   trust list  { 1: sequence, 2: issued, 3: next update, 4: [ key ] }
//   key         { 1: role, 2: x, ? 3: y, 4: owner, 5: valid from, 6: valid to, 7: name, ? 8: revoked, ? 9: algorithm }
//               no y with Ed25519, no algorithm with ES256; role 1 issuer, 2 kiosk, 3 status, 4 root
//   status list { 1: sequence, 2: issued, 3: next update, 4: issuer, 5: [ [ index, state, since ] ] }
// Times are seconds since 1970.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "report/seal/signer.h"

namespace credit::trust {

// root: a key that may sign the next trust lists beside the one that signed this. So a root is rolled over: the old one
// names the new, and from the first list the new one signs, readers hold to the new (renew below). Name it well before:
// who saw no list in between needs a new bundle, as at first.
enum class Role : std::uint8_t { issuer = 1, kiosk = 2, status = 3, root = 4 };

struct TrustedKey {
  Role role{};
  seal::PublicKey key;
  std::string owner;  // issuer code, or kiosk id; 1..24 bytes
  Instant valid_from{}, valid_to{};
  // Since when the key may be in the wrong hands. An orderly retirement sets valid_to instead.
  std::optional<Instant> revoked;
  std::string name;               // shown to people: "示例市公共信用信息中心"; 1..128 bytes
  std::optional<seal::KeyId> id;  // filled when a list is opened, so that find() need not hash every key
};

// May this key vouch for something said to be made at that moment? A revoked key never may: the moment is written by
// whoever holds the key, so an earlier one proves nothing.
bool in_force(const TrustedKey& key, Instant at);

struct TrustList {
  std::uint32_t sequence = 0;  // rises with every issue; a lower one is refused
  Instant issued{}, next_update{};
  std::vector<TrustedKey> keys;
  // Every key with this id and role: kid is a hint, several may share it.
  std::vector<const TrustedKey*> find(Role role, const seal::KeyId& id) const;
};

inline constexpr std::size_t list_limit = 8U << 20;  // bytes of one signed list

enum class ReportState : std::uint8_t { withdrawn = 1, superseded = 2 };
struct StatusEntry {
  std::uint32_t index = 0;
  ReportState state{};
  Instant since{};
  bool operator==(const StatusEntry&) const = default;
};
struct StatusList {
  std::uint32_t sequence = 0;
  Instant issued{}, next_update{};
  std::string issuer;
  std::vector<StatusEntry> entries;                    // by rising index
  const StatusEntry* find(std::uint32_t index) const;  // nullptr: nothing became of it
};

// trust_list_malformed when the list breaks its own rules; seal_key_unusable
Result<Bytes> sign_trust_list(const TrustList& list, const seal::Signer& root);
Result<TrustList> open_trust_list(ByteView signed_list,
                                  const seal::PublicKey& root);  // trust_list_malformed, trust_list_not_signed
// status_list_malformed, seal_key_unusable
Result<Bytes> sign_status_list(const StatusList& list, const seal::Signer& issuer);
// Signed by a key of role status that the issuer it speaks for owns, in force when it was issued.
// status_list_malformed, status_list_not_signed
Result<StatusList> open_status_list(ByteView signed_list, const TrustList& trust);

// What `credit-verify --trust` and the kiosk take: the anchor one chose to believe, the list it signed, and the status
// lists of the issuers it names, as far as they are at hand; at most one of an issuer, by rising issuer code.
// CBOR { 1: root SPKI DER, 2: signed trust list, ? 3: [ + signed status list ] }.
struct HeldStatus {
  StatusList list;
  Bytes signed_list;  // as received, to be kept
};
struct TrustBundle {
  seal::PublicKey root;
  TrustList list;
  Bytes signed_list;  // as received, to be kept
  std::vector<HeldStatus> status;

  const StatusList* status_of(std::string_view issuer) const;  // nullptr: none at hand
};
inline constexpr std::size_t bundle_limit = 64U << 20;  // bytes

Result<TrustBundle> open_bundle(ByteView bytes);  // trust_bundle_malformed and the failures above
Bytes make_bundle(const seal::PublicKey& root, ByteView signed_trust_list, const std::vector<ByteView>& signed_status);
Bytes make_bundle(const TrustBundle& bundle);

// Takes a newer list signed by the same root, or by a key of role root that the old list names and that was in force
// when the newer one was issued: the newer bundle's root is whoever signed. trust_list_rolled_back when the sequence is
// lower, or the same over other content. A status list stays only if the newer list still names the key that signed it.
Result<TrustBundle> renew(const TrustBundle& old, ByteView signed_trust_list);
// Takes a newer status list, or the first of its issuer; status_list_rolled_back when its sequence is lower, or the
// same over other content.
Result<TrustBundle> renew_status(const TrustBundle& old, ByteView signed_status_list);

}  // namespace credit::trust
