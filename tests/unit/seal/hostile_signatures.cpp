// Numbers and curves: what a signature must be in each suite, and that no suite passes for another.
#include "report/seal/cbor_writer.h"
#include "report/seal/sig_structure.h"
#include "tests/unit/seal/vector_shapes.h"

namespace credit::test {
namespace {

using seal::Algorithm;

Json unknown_key() { return refused(2, "issuer_key_unknown"); }
Json wrong_signature() { return refused(3, "seal_signature_wrong"); }

// The office with its issuer and kiosk in one suite; the status list stays ES256.
Bytes trust_in(Algorithm algorithm) {
  auto list = vector_list();
  list.keys[0].key = SteadySigner(11, algorithm).public_key();
  list.keys[2].key = SteadySigner(12, algorithm).public_key();
  return bundle_of(list, {vector_status()});
}

std::string suite_name(Algorithm algorithm) {
  return algorithm == Algorithm::es256 ? "es256" : algorithm == Algorithm::ed25519 ? "ed25519" : "sm2";
}

Shape shape_in(Algorithm algorithm) {
  return signed_by(SteadySigner(11, algorithm), static_cast<std::int64_t>(algorithm));
}

VectorParts judged_in(Algorithm algorithm, const char* title, const Shape& shape, const Json& expected) {
  auto parts = from_cose(title, whole(shape), expected);
  parts.trust = trust_in(algorithm);
  return parts;
}

// r and s at the edges of their range, where the suite has such numbers.
void add_ranges(Vectors& all, Algorithm algorithm) {
  const std::string name = suite_name(algorithm);
  const auto with = [&](const char* title, ByteView r, ByteView s) {
    Shape shape = shape_in(algorithm);
    shape.signature.assign(r.begin(), r.end());
    shape.signature.insert(shape.signature.end(), s.begin(), s.end());
    return judged_in(algorithm, title, shape, wrong_signature());
  };
  const Shape good = shape_in(algorithm);
  const ByteView r = ByteView(good.signature).first(32), s = ByteView(good.signature).subspan(32);
  const Bytes zero(32), order = order_of(algorithm), all_ones(32, 0xFF);
  all["hostile-" + name + "-zero"] = with("A signature of zeros", zero, zero);
  all["hostile-" + name + "-r-zero"] = with("r is 0", zero, s);
  all["hostile-" + name + "-s-zero"] = with("s is 0", r, zero);
  all["hostile-" + name + "-r-order"] = with("r is the order of the curve", order, s);
  all["hostile-" + name + "-s-order"] = with("s is the order of the curve", r, order);
  all["hostile-" + name + "-s-ones"] = with("s is all ones", r, all_ones);
}

void add_forms(Vectors& all) {
  for (const auto algorithm : {Algorithm::es256, Algorithm::sm2_sm3}) {
    Shape shape = shape_in(algorithm);
    shape.signature = seal::key_form::der_from_raw(shape.signature);
    const std::string name = algorithm == Algorithm::es256 ? "hostile-der-signature" : "hostile-sm2-der-signature";
    all[name] = judged_in(algorithm, "Signature in DER", shape, refused(1, "seal_cose_malformed"));
    add_ranges(all, algorithm);
  }
  Shape cut = shape_in(Algorithm::es256);
  cut.signature.pop_back();
  all["hostile-short-signature"] =
      judged_in(Algorithm::es256, "A signature of 63 bytes", cut, refused(1, "seal_cose_malformed"));
  Shape larger = shape_in(Algorithm::ed25519);
  larger.signature = with_order_added(larger.signature);
  all["hostile-ed25519-s-plus-order"] =
      judged_in(Algorithm::ed25519, "S raised by the order of the group (RFC 8032 section 5.1.7 refuses it)", larger,
                wrong_signature());
}

// The same seal, its bytes signed in one suite, its header or the trust list naming another.
void add_confusion(Vectors& all) {
  for (const auto named : {Algorithm::es256, Algorithm::ed25519, Algorithm::sm2_sm3})
    for (const auto held : {Algorithm::es256, Algorithm::ed25519, Algorithm::sm2_sm3}) {
      if (named == held) continue;
      const SteadySigner by(11, held);
      Shape shape = signed_by(by, static_cast<std::int64_t>(named));
      all["hostile-" + suite_name(named) + "-named-over-" + suite_name(held)] = judged_in(
          held, "A true signature of the list's key, under a header that names another suite", shape, unknown_key());
    }
  Shape wrong_curve = shape_in(Algorithm::es256);
  wrong_curve.signature = *SteadySigner(11, Algorithm::sm2_sm3)
                               .sign(seal::signature1_structure(wrong_curve.protected_bytes, {}, wrong_curve.payload));
  all["hostile-wrong-curve"] =
      judged_in(Algorithm::es256, "ES256 and the issuer's id named over a signature made on the curve of SM2",
                wrong_curve, wrong_signature());
}

void add_sm2_identities(Vectors& all) {
  const SteadySigner issuer(11, Algorithm::sm2_sm3);
  for (const auto& [name, identity, title] :
       {std::tuple("hostile-sm2-empty-identity", "", "SM2 with the empty identity, OpenSSL's own default"),
        std::tuple("hostile-sm2-other-identity", "ALICE123@YAHOO.COM",
                   "SM2 with the identity of the standard's example")}) {
    Shape shape = shape_in(Algorithm::sm2_sm3);
    shape.signature = issuer.sign_as(identity, seal::signature1_structure(shape.protected_bytes, {}, shape.payload));
    all[name] = judged_in(Algorithm::sm2_sm3, title, shape, wrong_signature());
  }
}

}  // namespace

void add_hostile_signatures(Vectors& all) {
  add_forms(all);
  add_confusion(all);
  add_sm2_identities(all);
}

void add_suites(Vectors& all) {
  for (const auto algorithm : {Algorithm::ed25519, Algorithm::sm2_sm3}) {
    auto parts = from_cose("Sealed and countersigned in one suite", {}, all_passed("passed"));
    const auto sealed = *seal::make_seal(some_claims(), SteadySigner(11, algorithm));
    set_cose(parts, *seal::countersign(sealed, SteadySigner(12, algorithm), at("2026-11-22T06:31:00Z"), 1));
    parts.trust = trust_in(algorithm);
    all["genuine-" + suite_name(algorithm)] = parts;
  }
  auto mixed = from_cose("Sealed in SM2, countersigned in ES256", {}, all_passed("passed"));
  const auto sealed = *seal::make_seal(some_claims(), SteadySigner(11, Algorithm::sm2_sm3));
  set_cose(mixed, *seal::countersign(sealed, SteadySigner(12), at("2026-11-22T06:31:00Z"), 1));
  auto list = vector_list();
  list.keys[0].key = SteadySigner(11, Algorithm::sm2_sm3).public_key();
  mixed.trust = bundle_of(list, {vector_status()});
  all["genuine-sm2-and-es256"] = mixed;
  Shape other = shape_in(Algorithm::es256);
  other.signature = with_other_s(other.signature);
  all["genuine-other-s"] = from_cose(
      "The other of the two values of s: ECDSA takes both, and nothing here takes a seal's bytes for its name",
      whole(other), all_passed("not_applicable"));
}

}  // namespace credit::test
