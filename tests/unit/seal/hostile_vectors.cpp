#include "report/seal/digits.h"
#include "report/seal/header.h"
#include "report/seal/sig_structure.h"
#include "tests/unit/seal/vector_maker.h"

namespace credit::test {
namespace {

using seal::cbor::Writer;

Json refused(std::vector<std::string> passed, const char* failure) {
  passed.push_back(std::string("failed: ") + failure);
  return answers(passed, "not_genuine");
}

VectorParts hostile(const char* title, Bytes cose, Json expected) {
  VectorParts parts;
  parts.title = title;
  parts.trust = vector_trust();
  parts.cose = std::move(cose);
  parts.text = seal::to_url(vector_place, parts.cose);
  parts.expected = std::move(expected);
  return parts;
}

Bytes header_of(const SteadySigner& signer, std::int64_t algorithm = -7) {
  Writer out;
  out.map(2).integer(seal::header::algorithm).integer(algorithm);
  out.integer(seal::header::key_id).bytes(signer.key_id());
  return out.take();
}

struct Shape {
  Bytes protected_bytes, payload, signature;
  Bytes unprotected = {0xA0};
};

Bytes whole(const Shape& shape) {
  Writer out;
  out.tag(seal::header::sign1_tag).array(4).bytes(shape.protected_bytes).raw(shape.unprotected);
  out.bytes(shape.payload).bytes(shape.signature);
  return out.take();
}

// The true issuer signs whatever it is given: what is wrong is the shape, not the signature.
Shape truly_signed(Bytes payload, std::int64_t algorithm = -7) {
  const SteadySigner issuer(11);
  Shape shape{header_of(issuer, algorithm), std::move(payload), {}};
  shape.signature = *issuer.sign(seal::signature1_structure(shape.protected_bytes, {}, shape.payload));
  return shape;
}

Bytes replaced(Bytes bytes, const char* from_text, const char* to_text) {
  const Bytes from = *from_hex(from_text), to = *from_hex(to_text);
  const auto found = std::search(bytes.begin(), bytes.end(), from.begin(), from.end());
  CREDIT_ENSURE(found != bytes.end());
  const auto place = bytes.erase(found, found + static_cast<std::ptrdiff_t>(from.size()));
  bytes.insert(place, to.begin(), to.end());
  return bytes;
}

Bytes issuer_sealed() { return *seal::make_seal(some_claims(), SteadySigner(11)); }
Bytes countersigned_by(std::uint32_t number) {
  return *seal::countersign(issuer_sealed(), SteadySigner(number), at("2026-11-22T06:31:00Z"), 1);
}
Bytes payload() { return encode(some_claims()); }
Bytes doubled_key() { return replaced(replaced(payload(), "0911", "09110911"), "ab0001", "ac0001"); }
Bytes long_integer() { return replaced(payload(), "0911", "091811"); }

Bytes with_signature_as_der() {
  Shape shape = truly_signed(payload());
  shape.signature = seal::key_form::der_from_raw(shape.signature);
  return whole(shape);
}
Bytes with_extra_header() {
  Shape shape = truly_signed(payload());
  shape.unprotected = *from_hex("a1044401020304");
  return whole(shape);
}
Bytes with_other_count() { return replaced(issuer_sealed(), "8603000120181e", "8600000120181e"); }
Bytes with_borrowed_countersignature() {
  auto claims = some_claims();
  claims.status_index = 18;
  const auto other = *seal::parse_seal(*seal::make_seal(claims, SteadySigner(11)));
  const auto lent = *seal::parse_seal(countersigned_by(12));
  Writer counter;
  counter.map(1).integer(seal::header::countersignature).array(3);
  counter.bytes(lent.countersignature->protected_bytes).map(0).bytes(lent.countersignature->signature);
  return whole({other.protected_bytes, other.payload, other.signature, counter.take()});
}
Bytes with_tail() {
  Bytes bytes = countersigned_by(12);
  bytes.push_back(0);
  return bytes;
}

void add_shapes(Vectors& all) {
  const auto malformed = refused({"passed"}, "seal_cbor_malformed");
  const auto wrong_shape = refused({"passed"}, "seal_cose_malformed");
  all["hostile-long-integer"] =
      hostile("A claim not in its shortest form, truly signed", whole(truly_signed(long_integer())), malformed);
  all["hostile-doubled-key"] = hostile("A claim twice, truly signed", whole(truly_signed(doubled_key())), malformed);
  all["hostile-der-signature"] = hostile("Signature in DER", with_signature_as_der(), wrong_shape);
  all["hostile-extra-header"] = hostile("An unprotected header nobody signed", with_extra_header(), wrong_shape);
  all["hostile-trailing-byte"] = hostile("A byte after the end", with_tail(), malformed);
  all["hostile-algorithm"] = hostile("ES384 named over an ES256 signature", whole(truly_signed(payload(), -35)),
                                     refused({"passed"}, "seal_algorithm_unknown"));
  all["hostile-other-suite"] = hostile("EdDSA named over an ES256 signature", whole(truly_signed(payload(), -8)),
                                       refused({"passed", "passed"}, "issuer_key_unknown"));
}

void add_keys(Vectors& all) {
  all["hostile-count-changed"] = hostile("Three penalties made none", with_other_count(),
                                         refused({"passed", "passed", "passed"}, "seal_signature_wrong"));
  all["hostile-own-issuer"] =
      hostile("Sealed with a key of one's own", *seal::make_seal(some_claims(), SteadySigner(66)),
              refused({"passed", "passed"}, "issuer_key_unknown"));
  const std::vector<std::string> issuer_passed{"passed", "passed", "passed", "passed"};
  all["hostile-own-kiosk"] = hostile("Countersigned with a key of one's own", countersigned_by(67),
                                     refused(issuer_passed, "kiosk_key_unknown"));
  all["hostile-issuer-as-kiosk"] = hostile("Countersigned with the issuer's key: right key, wrong role",
                                           countersigned_by(11), refused(issuer_passed, "kiosk_key_unknown"));
  all["hostile-borrowed-countersignature"] =
      hostile("A countersignature taken from another seal", with_borrowed_countersignature(),
              refused(issuer_passed, "countersignature_wrong"));
}

void add_digits(Vectors& all) {
  auto second = hostile("A second spelling: a block raised by 2^56", issuer_sealed(), {});
  second.text = seal::to_digits(second.cose);
  const auto block = std::stoull(second.text.substr(0, 17)) + (1ULL << 56U);
  second.text.replace(0, 17, std::to_string(block));
  second.cose.clear();
  second.expected = answers({"failed: seal_digits_malformed"}, "not_genuine");
  all["hostile-second-spelling"] = second;
}

}  // namespace

Vectors hostile_vectors() {
  Vectors all;
  add_shapes(all);
  add_keys(all);
  add_digits(all);
  return all;
}

}  // namespace credit::test
