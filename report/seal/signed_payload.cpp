#include "report/seal/signed_payload.h"

#include <algorithm>

#include "base/failures/seal.h"
#include "report/seal/sig_structure.h"

namespace credit::seal {
namespace {

Bytes encode(const SignedPayload& all) {
  cbor::Writer out;
  out.tag(header::sign1_tag).array(4).bytes(all.protected_bytes).map(0).bytes(all.payload).bytes(all.signature);
  return out.take();
}

Bytes bytes_to_sign(const SignedPayload& all) { return signature1_structure(all.protected_bytes, {}, all.payload); }

Result<header::Common> read_header(ByteView protected_bytes, std::string_view type) {
  CREDIT_TRY(const auto map, cbor::parse(protected_bytes));
  CREDIT_TRY(const auto common, header::read(map, 1));
  const auto* named = map.at(header::type);
  if (named == nullptr || named->text() != type) return fail(failure::seal_cose_malformed, "not " + std::string(type));
  return common;
}

}  // namespace

bool SignedPayload::signed_by(const PublicKey& key) const {
  return common.algorithm == key.algorithm && common.key_id == key_id_of(key) &&
         verify_signature(key, bytes_to_sign(*this), signature);
}

Result<Bytes> sign_payload(ByteView payload, std::string_view type, const Signer& signer) {
  SignedPayload all;
  all.common = {signer.algorithm(), signer.key_id()};
  cbor::Writer protected_header;
  header::write(protected_header, all.common, 1);
  protected_header.integer(header::type).text(type);
  all.protected_bytes = protected_header.take();
  all.payload.assign(payload.begin(), payload.end());
  CREDIT_TRY(all.signature, signer.sign(bytes_to_sign(all)));
  return encode(all);
}

Result<SignedPayload> parse_signed(ByteView bytes, std::string_view type) {
  CREDIT_TRY(const auto root, cbor::parse(bytes));
  const bool tagged = root.kind == cbor::Kind::tag && root.argument == header::sign1_tag;
  if (!tagged || !root.children[0].is_array(4)) return fail(failure::seal_cose_malformed, "not a tagged COSE_Sign1");
  const auto& parts = root.children[0].children;
  const auto protected_bytes = parts[0].bytes();
  const auto payload = parts[2].bytes();
  const auto signature = parts[3].bytes();
  if (!protected_bytes || !parts[1].is_map(0) || !payload || !signature)
    return fail(failure::seal_cose_malformed, "parts");
  CREDIT_TRY(const auto common, read_header(*protected_bytes, type));
  SignedPayload all{common, {}, {}, {}};
  all.protected_bytes.assign(protected_bytes->begin(), protected_bytes->end());
  all.payload.assign(payload->begin(), payload->end());
  all.signature.assign(signature->begin(), signature->end());
  if (!std::ranges::equal(encode(all), bytes)) return fail(failure::seal_cose_malformed, "not its own encoding");
  return all;
}

}  // namespace credit::seal
