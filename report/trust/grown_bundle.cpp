#include "base/failures/trust.h"
#include "report/seal/cbor.h"
#include "report/seal/cbor_writer.h"
#include "report/trust/renewal.h"

namespace credit::trust {

namespace cbor = seal::cbor;

Bytes encode(const GrownBundle& grown) {
  cbor::Writer out;
  out.array(2).bytes(seal::spki_of(grown.origin)).bytes(make_bundle(grown.bundle));
  return out.take();
}

Result<GrownBundle> open_grown(ByteView bytes) {
  const auto root = cbor::parse(bytes);
  if (!root || !root->is_array(2)) return fail(failure::trust_bundle_malformed, "grown bundle");
  const auto origin = root->children[0].bytes(), bundle = root->children[1].bytes();
  if (!origin || !bundle) return fail(failure::trust_bundle_malformed, "grown bundle");
  GrownBundle grown;
  CREDIT_TRY(grown.origin, seal::public_key_from_spki(*origin));
  CREDIT_TRY(grown.bundle, open_bundle(*bundle));
  return grown;
}

GrownBundle joined(const TrustBundle& given, const GrownBundle& grown) {
  if (given.root != grown.bundle.root && given.root != grown.origin) return {given.root, given};
  GrownBundle best{grown.origin, renew(grown.bundle, given.signed_list).value_or(grown.bundle)};
  for (const auto& held : given.status)
    if (auto renewed = renew_status(best.bundle, held.signed_list)) best.bundle = std::move(*renewed);
  return best;
}

}  // namespace credit::trust
