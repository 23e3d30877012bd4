#include "report/trust/trust_list.h"

#include <algorithm>

#include "base/failures/trust.h"
#include "report/seal/cbor_taker.h"
#include "report/seal/key_form.h"
#include "report/seal/signed_payload.h"
#include "report/trust/rules.h"

namespace credit::trust {
namespace {

namespace cbor = seal::cbor;
constexpr std::string_view type = "application/credit-trust-list+cbor";
constexpr std::size_t key_limit = 50000;

tl::unexpected<Failure> wrong(const std::string& what) { return fail(failure::trust_list_malformed, what); }

Status check(const TrustedKey& key) {
  if (key.role < Role::issuer || key.role > Role::root) return wrong("role");
  if (!cbor::plain_text(key.owner, 24)) return wrong("owner");
  if (!cbor::plain_text(key.name, 128)) return wrong("name");
  if (!span_of_time(key.valid_from, key.valid_to)) return wrong("validity of " + key.owner);
  if (key.revoked && !moment(*key.revoked)) return wrong("revocation of " + key.owner);
  if (seal::key_form::key_from(key.key) == nullptr) return wrong("key of " + key.owner + " is no point of its curve");
  return {};
}

Status check(const TrustList& list) {
  if (!span_of_time(list.issued, list.next_update)) return wrong("dates");
  if (list.keys.size() > key_limit) return wrong("more than " + std::to_string(key_limit) + " keys");
  for (const auto& key : list.keys) CREDIT_CHECK(check(key));
  return {};
}

bool has_y(const seal::PublicKey& key) { return key.algorithm != seal::Algorithm::ed25519; }
bool usual(const seal::PublicKey& key) { return key.algorithm == seal::Algorithm::es256; }

std::size_t parts_of(const TrustedKey& key) {
  return 6U + (has_y(key.key) ? 1U : 0U) + (key.revoked ? 1U : 0U) + (usual(key.key) ? 0U : 1U);
}

void write(cbor::Writer& out, const TrustedKey& key) {
  out.map(parts_of(key));
  out.integer(1).integer(static_cast<int>(key.role));
  out.integer(2).bytes(key.key.x);
  if (has_y(key.key)) out.integer(3).bytes(key.key.y);
  out.integer(4).text(key.owner);
  out.integer(5).integer(seconds_of(key.valid_from));
  out.integer(6).integer(seconds_of(key.valid_to));
  out.integer(7).text(key.name);
  if (key.revoked) out.integer(8).integer(seconds_of(*key.revoked));
  if (!usual(key.key)) out.integer(9).integer(static_cast<std::int64_t>(key.key.algorithm));
}

Bytes encode(const TrustList& list) {
  cbor::Writer out;
  out.map(4);
  out.integer(1).integer(list.sequence);
  out.integer(2).integer(seconds_of(list.issued));
  out.integer(3).integer(seconds_of(list.next_update));
  out.integer(4).array(list.keys.size());
  for (const auto& key : list.keys) write(out, key);
  return out.take();
}

void take_coordinate(cbor::Taker& take, std::int64_t key, const char* name, std::array<std::uint8_t, 32>& out) {
  const ByteView bytes = take.bytes(key, name);
  if (bytes.size() != out.size()) return take.missing(name);
  std::ranges::copy(bytes, out.begin());
}

// ES256 is not written out, so written out it is refused: one key has one spelling.
Result<seal::Algorithm> algorithm_of(const cbor::Item& item) {
  const auto* named = item.at(9);
  if (named == nullptr) return seal::Algorithm::es256;
  const auto number = named->integer();
  const auto* suite = number ? seal::suite_of(*number) : nullptr;
  if (suite == nullptr || suite->algorithm == seal::Algorithm::es256) return wrong("a key's algorithm");
  return suite->algorithm;
}

Result<TrustedKey> read_key(const cbor::Item& item) {
  TrustedKey key;
  CREDIT_TRY(key.key.algorithm, algorithm_of(item));
  if (item.at(8) != nullptr) key.revoked = Instant{};
  if (!item.is_map(parts_of(key))) return wrong("a key's parts");
  cbor::Taker take(item);
  key.role = static_cast<Role>(take.integer(1, "role", 1, 4));
  take_coordinate(take, 2, "x", key.key.x);
  if (has_y(key.key)) take_coordinate(take, 3, "y", key.key.y);
  key.owner = take.text(4, "owner");
  key.valid_from = take.instant(5, "valid from");
  key.valid_to = take.instant(6, "valid to");
  key.name = take.text(7, "name");
  if (key.revoked) key.revoked = take.instant(8, "revoked");
  if (take.missing() != nullptr) return wrong(take.missing());
  key.id = seal::key_id_of(key.key);
  return key;
}

Result<TrustList> decode(ByteView payload) {
  const auto root = cbor::parse(payload);
  if (!root) return wrong(root.error().describe());
  if (!root->is_map(4)) return wrong("parts");
  cbor::Taker take(*root);
  TrustList list;
  list.sequence = static_cast<std::uint32_t>(take.integer(1, "sequence", 0, UINT32_MAX));
  list.issued = take.instant(2, "issued");
  list.next_update = take.instant(3, "next update");
  const auto* keys = take.array(4, "keys", 0, key_limit);
  if (take.missing() != nullptr) return wrong(take.missing());
  for (const auto& item : *keys) {
    CREDIT_TRY(auto key, read_key(item));
    list.keys.push_back(std::move(key));
  }
  CREDIT_CHECK(check(list));
  return list;
}

}  // namespace

bool in_force(const TrustedKey& key, Instant at) { return !key.revoked && at >= key.valid_from && at < key.valid_to; }

std::vector<const TrustedKey*> TrustList::find(Role role, const seal::KeyId& id) const {
  std::vector<const TrustedKey*> found;
  for (const auto& key : keys)
    if (key.role == role && (key.id ? *key.id : seal::key_id_of(key.key)) == id) found.push_back(&key);
  return found;
}

Result<Bytes> sign_trust_list(const TrustList& list, const seal::Signer& root) {
  CREDIT_CHECK(check(list));
  return seal::sign_payload(encode(list), type, root);
}

Result<TrustList> open_trust_list(ByteView signed_list, const seal::PublicKey& root) {
  if (signed_list.size() > list_limit) return wrong("too large");
  const auto parts = seal::parse_signed(signed_list, type);
  if (!parts) return wrong(parts.error().describe());
  if (!parts->signed_by(root)) return fail(failure::trust_list_not_signed);
  return decode(parts->payload);
}

}  // namespace credit::trust
