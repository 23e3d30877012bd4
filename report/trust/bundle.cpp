#include <algorithm>

#include "report/seal/cbor_taker.h"
#include "report/seal/cbor_writer.h"
#include "report/trust/trust_list.h"

namespace credit::trust {
namespace {

namespace cbor = seal::cbor;

tl::unexpected<Failure> wrong(const std::string& what) { return fail(FailureCode::trust_bundle_malformed, what); }

Bytes owned(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

}  // namespace

Result<TrustBundle> open_bundle(ByteView bytes) {
  if (bytes.size() > bundle_limit) return wrong("too large");
  const auto root = cbor::parse(bytes);
  if (!root) return wrong(root.error().describe());
  const bool with_status = root->at(3) != nullptr;
  if (!root->is_map(with_status ? 3 : 2)) return wrong("parts");
  cbor::Taker take(*root);
  const auto anchor = seal::public_key_from_spki(take.bytes(1, "root"));
  const ByteView signed_list = take.bytes(2, "trust list");
  const ByteView signed_status = with_status ? take.bytes(3, "status list") : ByteView{};
  if (take.missing() != nullptr) return wrong(take.missing());
  if (!anchor) return wrong("root: " + anchor.error().describe());
  CREDIT_TRY(auto list, open_trust_list(signed_list, *anchor));
  TrustBundle bundle{*anchor, std::move(list), {}, owned(signed_list), {}};
  if (!with_status) return bundle;
  return renew_status(bundle, signed_status);
}

Bytes make_bundle(const seal::PublicKey& root, ByteView signed_trust_list, std::optional<ByteView> signed_status_list) {
  cbor::Writer out;
  out.map(signed_status_list ? 3 : 2);
  out.integer(1).bytes(seal::spki_of(root));
  out.integer(2).bytes(signed_trust_list);
  if (signed_status_list) out.integer(3).bytes(*signed_status_list);
  return out.take();
}

Result<TrustBundle> renew(const TrustBundle& old, ByteView signed_trust_list) {
  CREDIT_TRY(auto list, open_trust_list(signed_trust_list, old.root));
  if (list.sequence < old.list.sequence)
    return fail(FailureCode::trust_list_rolled_back,
                std::to_string(list.sequence) + " after " + std::to_string(old.list.sequence));
  TrustBundle renewed{old.root, std::move(list), {}, owned(signed_trust_list), {}};
  if (!old.signed_status) return renewed;
  auto status = open_status_list(*old.signed_status, renewed.list);
  if (!status) return renewed;
  renewed.status = std::move(*status);
  renewed.signed_status = old.signed_status;
  return renewed;
}

Result<TrustBundle> renew_status(const TrustBundle& old, ByteView signed_status_list) {
  CREDIT_TRY(auto status, open_status_list(signed_status_list, old.list));
  if (old.status && status.sequence < old.status->sequence)
    return fail(FailureCode::status_list_rolled_back,
                std::to_string(status.sequence) + " after " + std::to_string(old.status->sequence));
  TrustBundle renewed = old;
  renewed.status = std::move(status);
  renewed.signed_status = owned(signed_status_list);
  return renewed;
}

}  // namespace credit::trust
