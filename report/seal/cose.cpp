#include "report/seal/cose.h"

#include <algorithm>

#include "base/failures/seal.h"
#include "report/seal/header.h"
#include "report/seal/sig_structure.h"

namespace credit::seal {
namespace {

constexpr std::int64_t printed_claim = 6, copy_claim = -65538;
constexpr std::int64_t last_copy = 99;

tl::unexpected<Failure> wrong(const char* what) { return fail(failure::seal_cose_malformed, what); }

Bytes owned(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

Bytes issuer_header(const Seal& seal) {
  cbor::Writer out;
  header::write(out, {seal.algorithm, seal.key_id}, 0);
  return out.take();
}

Bytes kiosk_header(const Countersignature& by) {
  cbor::Writer out;
  header::write(out, {by.algorithm, by.key_id}, 1);
  out.integer(header::cwt_claims).map(2);
  out.integer(printed_claim).integer(by.printed.time_since_epoch().count());
  out.integer(copy_claim).integer(by.copy);
  return out.take();
}

Bytes encode(const Seal& seal) {
  cbor::Writer out;
  out.tag(header::sign1_tag).array(4).bytes(seal.protected_bytes);
  if (const auto& by = seal.countersignature) {
    out.map(1).integer(header::countersignature).array(3);
    out.bytes(by->protected_bytes).map(0).bytes(by->signature);
  } else {
    out.map(0);
  }
  out.bytes(seal.payload).bytes(seal.signature);
  return out.take();
}

Result<Bytes> within_limit(Bytes bytes) {
  if (bytes.size() > seal_limit) return fail(failure::seal_too_large, std::to_string(bytes.size()) + " bytes");
  return bytes;
}

Status read_issuer_header(Seal& seal) {
  CREDIT_TRY(const auto map, cbor::parse(seal.protected_bytes));
  CREDIT_TRY(const auto common, header::read(map, 0));
  seal.algorithm = common.algorithm;
  seal.key_id = common.key_id;
  return {};
}

Status read_kiosk_header(Countersignature& by) {
  CREDIT_TRY(const auto map, cbor::parse(by.protected_bytes));
  CREDIT_TRY(const auto common, header::read(map, 1));
  const auto* claims = map.at(header::cwt_claims);
  const auto* printed = claims != nullptr ? claims->at(printed_claim) : nullptr;
  const auto* copy = claims != nullptr ? claims->at(copy_claim) : nullptr;
  if (printed == nullptr || copy == nullptr || !claims->is_map(2)) return wrong("claims of the countersignature");
  const auto at = printed->integer();
  const auto number = copy->integer();
  if (!at || *at < 0 || *at > cbor::last_second) return wrong("time of the countersignature");
  if (!number || *number < 1 || *number > last_copy) return wrong("copy of the countersignature");
  by.algorithm = common.algorithm;
  by.key_id = common.key_id;
  by.printed = Instant{std::chrono::seconds{*at}};
  by.copy = static_cast<int>(*number);
  return {};
}

Result<Countersignature> read_countersignature(const cbor::Item& unprotected) {
  const auto* item = unprotected.at(header::countersignature);
  if (!unprotected.is_map(1) || item == nullptr || !item->is_array(3)) return wrong("unprotected header");
  const auto protected_bytes = item->children[0].bytes();
  const auto signature = item->children[2].bytes();
  if (!protected_bytes || !item->children[1].is_map(0) || !signature || signature->size() != signature_size)
    return wrong("countersignature");
  Countersignature by;
  by.protected_bytes = owned(*protected_bytes);
  by.signature = owned(*signature);
  CREDIT_CHECK(read_kiosk_header(by));
  return by;
}

Result<Seal> read_parts(const cbor::Item& root) {
  if (root.kind != cbor::Kind::tag || root.argument != header::sign1_tag || !root.children[0].is_array(4))
    return wrong("not a tagged COSE_Sign1");
  const auto& parts = root.children[0].children;
  const auto protected_bytes = parts[0].bytes();
  const auto payload = parts[2].bytes();
  const auto signature = parts[3].bytes();
  if (!protected_bytes || !payload || !signature || signature->size() != signature_size) return wrong("parts");
  Seal seal;
  seal.protected_bytes = owned(*protected_bytes);
  seal.payload = owned(*payload);
  seal.signature = owned(*signature);
  if (!parts[1].is_map(0)) {
    CREDIT_TRY(seal.countersignature, read_countersignature(parts[1]));
  }
  return seal;
}

}  // namespace

Result<Bytes> make_seal(const Claims& claims, const Signer& issuer) {
  CREDIT_CHECK(check(claims));
  Seal seal;
  seal.algorithm = issuer.algorithm();
  seal.key_id = issuer.key_id();
  seal.protected_bytes = issuer_header(seal);
  seal.payload = encode(claims);
  CREDIT_TRY(seal.signature, issuer.sign(bytes_to_sign(seal)));
  return within_limit(encode(seal));
}

Status leaves_room_for_copy(ByteView issuers_seal) {
  const auto needed = issuers_seal.size() + countersignature_limit;
  if (needed <= seal_limit) return {};
  return fail(failure::seal_too_large, std::to_string(needed) + " bytes with the countersignature");
}

Result<Bytes> countersign(ByteView bytes, const Signer& kiosk, Instant printed, int copy) {
  CREDIT_ENSURE(copy >= 1 && copy <= last_copy);
  CREDIT_ENSURE(printed.time_since_epoch().count() >= 0 && printed.time_since_epoch().count() <= cbor::last_second);
  CREDIT_TRY(auto seal, parse_seal(bytes));
  auto& by = seal.countersignature.emplace();
  by.algorithm = kiosk.algorithm();
  by.key_id = kiosk.key_id();
  by.printed = printed;
  by.copy = copy;
  by.protected_bytes = kiosk_header(by);
  CREDIT_TRY(by.signature, kiosk.sign(bytes_to_countersign(seal)));
  return within_limit(encode(seal));
}

Result<Seal> parse_seal(ByteView bytes) {
  if (bytes.size() > seal_limit) return wrong("longer than any seal");
  CREDIT_TRY(const auto root, cbor::parse(bytes));
  CREDIT_TRY(auto seal, read_parts(root));
  CREDIT_CHECK(read_issuer_header(seal));
  if (!std::ranges::equal(encode(seal), bytes)) return wrong("not its own encoding");
  return seal;
}

Bytes bytes_to_sign(const Seal& seal) { return signature1_structure(seal.protected_bytes, {}, seal.payload); }

Bytes bytes_to_countersign(const Seal& seal) {
  CREDIT_ENSURE(seal.countersignature.has_value());
  return countersign_structure(seal.protected_bytes, seal.countersignature->protected_bytes, {}, seal.payload,
                               seal.signature);
}

}  // namespace credit::seal
