#include <algorithm>

#include "base/failures/trust.h"
#include "report/seal/cbor_taker.h"
#include "report/seal/cbor_writer.h"
#include "report/trust/trust_list.h"

namespace credit::trust {
namespace {

namespace cbor = seal::cbor;

tl::unexpected<Failure> wrong(const std::string& what) { return fail(failure::trust_bundle_malformed, what); }

Bytes owned(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

constexpr std::size_t issuer_limit = 1000;

std::string_view issuer_of(const HeldStatus& held) { return held.list.issuer; }

void put(TrustBundle& bundle, HeldStatus status) {
  const auto place = std::ranges::lower_bound(bundle.status, issuer_of(status), {}, issuer_of);
  if (place != bundle.status.end() && issuer_of(*place) == issuer_of(status))
    *place = std::move(status);
  else
    bundle.status.insert(place, std::move(status));
}

// Rising and none twice: one bundle has one spelling.
Status add_status(TrustBundle& bundle, const cbor::Item& item) {
  const auto bytes = item.bytes();
  if (!bytes) return wrong("status list");
  CREDIT_TRY(auto list, open_status_list(*bytes, bundle.list));
  if (!bundle.status.empty() && bundle.status.back().list.issuer >= list.issuer) return wrong("order of status lists");
  bundle.status.push_back({std::move(list), owned(*bytes)});
  return {};
}

const HeldStatus* held_of(const TrustBundle& bundle, std::string_view issuer) {
  const auto found = std::ranges::find(bundle.status, issuer, issuer_of);
  return found == bundle.status.end() ? nullptr : &*found;
}

tl::unexpected<Failure> rolled_back(FailureCode code, std::uint32_t sequence, std::uint32_t known) {
  return fail(code, std::to_string(sequence) + " after " + std::to_string(known));
}

// One payload may be signed anew, with other bytes. Both were opened already: their form is right.
bool same_content(ByteView one, ByteView other) {
  const auto payload = [](ByteView signed_list) { return cbor::parse(signed_list)->children[0].children[2].content; };
  return std::ranges::equal(payload(one), payload(other));
}

struct Opened {
  seal::PublicKey root;  // that signed it
  TrustList list;
};

// The anchor we hold to, or the root that the list we hold names as one of the next.
Result<Opened> open_next(const TrustBundle& old, ByteView signed_list) {
  auto list = open_trust_list(signed_list, old.root);
  if (list) return Opened{old.root, std::move(*list)};
  if (list.error().code != failure::trust_list_not_signed) return tl::unexpected<Failure>(list.error());
  for (const auto& key : old.list.keys) {
    if (key.role != Role::root) continue;
    auto next = open_trust_list(signed_list, key.key);
    if (next && in_force(key, next->issued)) return Opened{key.key, std::move(*next)};
  }
  return tl::unexpected<Failure>(list.error());
}

}  // namespace

const StatusList* TrustBundle::status_of(std::string_view issuer) const {
  const auto* held = held_of(*this, issuer);
  return held == nullptr ? nullptr : &held->list;
}

Result<TrustBundle> open_bundle(ByteView bytes) {
  if (bytes.size() > bundle_limit) return wrong("too large");
  const auto root = cbor::parse(bytes);
  if (!root) return wrong(root.error().describe());
  const bool with_status = root->at(3) != nullptr;
  if (!root->is_map(with_status ? 3 : 2)) return wrong("parts");
  cbor::Taker take(*root);
  const auto anchor = seal::public_key_from_spki(take.bytes(1, "root"));
  const ByteView signed_list = take.bytes(2, "trust list");
  const auto* status = with_status ? take.array(3, "status lists", 1, issuer_limit) : nullptr;
  if (take.missing() != nullptr) return wrong(take.missing());
  if (!anchor) return wrong("root: " + anchor.error().describe());
  CREDIT_TRY(auto list, open_trust_list(signed_list, *anchor));
  TrustBundle bundle{*anchor, std::move(list), owned(signed_list), {}};
  if (status == nullptr) return bundle;
  for (const auto& item : *status) CREDIT_CHECK(add_status(bundle, item));
  return bundle;
}

Bytes make_bundle(const seal::PublicKey& root, ByteView signed_trust_list, const std::vector<ByteView>& signed_status) {
  cbor::Writer out;
  out.map(signed_status.empty() ? 2 : 3);
  out.integer(1).bytes(seal::spki_of(root));
  out.integer(2).bytes(signed_trust_list);
  if (!signed_status.empty()) out.integer(3).array(signed_status.size());
  for (const auto list : signed_status) out.bytes(list);
  return out.take();
}

Bytes make_bundle(const TrustBundle& bundle) {
  std::vector<ByteView> status;
  for (const auto& held : bundle.status) status.emplace_back(held.signed_list);
  return make_bundle(bundle.root, bundle.signed_list, status);
}

Result<TrustBundle> renew(const TrustBundle& old, ByteView signed_trust_list) {
  CREDIT_TRY(auto opened, open_next(old, signed_trust_list));
  auto& [root, list] = opened;
  if (list.sequence < old.list.sequence)
    return rolled_back(failure::trust_list_rolled_back, list.sequence, old.list.sequence);
  if (list.sequence == old.list.sequence) {
    if (!same_content(signed_trust_list, old.signed_list))
      return fail(failure::trust_list_rolled_back, std::to_string(list.sequence) + " again, with other content");
    return old;
  }
  TrustBundle renewed{root, std::move(list), owned(signed_trust_list), {}};
  for (const auto& held : old.status)
    if (auto status = open_status_list(held.signed_list, renewed.list))
      renewed.status.push_back({std::move(*status), held.signed_list});
  return renewed;
}

Result<TrustBundle> renew_status(const TrustBundle& old, ByteView signed_status_list) {
  CREDIT_TRY(auto status, open_status_list(signed_status_list, old.list));
  const auto* held = held_of(old, status.issuer);
  if (held != nullptr && status.sequence < held->list.sequence)
    return rolled_back(failure::status_list_rolled_back, status.sequence, held->list.sequence);
  if (held != nullptr && status.sequence == held->list.sequence) {
    if (!same_content(signed_status_list, held->signed_list))
      return fail(failure::status_list_rolled_back, std::to_string(status.sequence) + " again, with other content");
    return old;
  }
  TrustBundle renewed = old;
  put(renewed, {std::move(status), owned(signed_status_list)});
  return renewed;
}

}  // namespace credit::trust
