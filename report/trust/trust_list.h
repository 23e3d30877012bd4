// Whom we believe: issuer and kiosk keys in a numbered, dated list, signed off line by the root; and what became of
// reports since (status list). Both COSE_Sign1 ES256 over deterministic CBOR.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "report/seal/signer.h"

namespace credit::trust {

enum class Role : std::uint8_t { issuer = 1, kiosk = 2, status = 3 };

struct TrustedKey {
  Role role{};
  seal::PublicKey key;
  std::string owner;  // issuer code, or kiosk id
  Instant valid_from{}, valid_to{};
  std::optional<Instant> revoked;
  std::string name;   // shown to people: "示例市公共信用信息中心"
};

struct TrustList {
  std::uint32_t sequence = 0;  // rises with every issue; a lower one is refused
  Instant issued{}, next_update{};
  std::vector<TrustedKey> keys;
  // Every key with this id and role: kid is a hint, several may share it.
  std::vector<const TrustedKey*> find(Role role, const seal::KeyId& id) const;
};

enum class ReportState : std::uint8_t { withdrawn = 1, superseded = 2 };
struct StatusEntry {
  std::uint32_t index = 0;
  ReportState state{};
  Instant since{};
};
struct StatusList {
  std::uint32_t sequence = 0;
  Instant issued{}, next_update{};
  std::string issuer;
  std::vector<StatusEntry> entries;  // by rising index
};

Result<Bytes> sign_trust_list(const TrustList& list, const seal::Signer& root);
Result<TrustList> open_trust_list(ByteView signed_list, const seal::PublicKey& root);  // trust_list_malformed, trust_list_not_signed
Result<Bytes> sign_status_list(const StatusList& list, const seal::Signer& issuer);
Result<StatusList> open_status_list(ByteView signed_list, const TrustList& trust);

// What `credit-verify --trust` and the kiosk take: the anchor one chose to believe, the list it signed, and, where there
// is one, the issuer's status list. CBOR { 1: root SPKI DER, 2: signed trust list, ? 3: signed status list }.
struct TrustBundle {
  seal::PublicKey root;
  TrustList list;
  std::optional<StatusList> status;
};
Result<TrustBundle> open_bundle(ByteView bytes);  // trust_bundle_malformed and the failures above
Bytes make_bundle(const seal::PublicKey& root, ByteView signed_trust_list, std::optional<ByteView> signed_status_list);

// Takes a newer list signed by the same root; trust_list_rolled_back when its sequence is lower.
Result<TrustBundle> renew(const TrustBundle& old, ByteView signed_trust_list);

}  // namespace credit::trust
