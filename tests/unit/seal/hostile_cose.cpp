// Envelopes that are no COSE_Sign1 of ours: tags, headers, parts, countersignatures.
#include "report/seal/cbor_writer.h"
#include "tests/unit/seal/vector_shapes.h"

namespace credit::test {
namespace {

using seal::cbor::Writer;

Json wrong_shape() { return refused(1, "seal_cose_malformed"); }
Json malformed() { return refused(1, "seal_cbor_malformed"); }
const Bytes& kid() {
  static const seal::KeyId id = SteadySigner(11).key_id();
  static const Bytes bytes(id.begin(), id.end());
  return bytes;
}

VectorParts bare(const char* title, const std::string& before, const Json& expected) {
  Bytes bytes = *from_hex(before);
  const Bytes seal = issuer_sealed();
  bytes.insert(bytes.end(), seal.begin() + 1, seal.end());  // the seal without its tag
  return from_cose(title, bytes, expected);
}

void add_tags(Vectors& all) {
  all["hostile-no-tag"] = bare("Without its tag", "", wrong_shape());
  all["hostile-two-tags"] = bare("Tagged twice", "d2d2", wrong_shape());
  all["hostile-cwt-tag"] = bare("Tagged as CWT besides, as elsewhere allowed", "d83dd2", wrong_shape());
  all["hostile-mac-tag"] = bare("Tagged as COSE_Mac0", "d1", wrong_shape());
  all["hostile-long-tag"] = bare("Its tag not in its shortest form", "d812", malformed());
}

VectorParts under(const char* title, Bytes header, const Json& expected) {
  return from_cose(title, whole(truly_signed_under(std::move(header))), expected);
}

Shape with_unprotected(Bytes header, Bytes unprotected) {
  Shape shape = truly_signed_under(std::move(header));
  shape.unprotected = std::move(unprotected);
  return shape;
}

void add_headers(Vectors& all) {
  Writer only_kid, only_algorithm, with_content_type, long_kid, turned, outside_algorithm, outside_kid;
  only_kid.map(1).integer(4).bytes(kid());
  only_algorithm.map(1).integer(1).integer(-7);
  with_content_type.map(3).integer(1).integer(-7).integer(3).integer(0).integer(4).bytes(kid());
  long_kid.map(2).integer(1).integer(-7).integer(4).bytes(Bytes(8, 7));
  turned.map(2).integer(4).bytes(kid()).integer(1).integer(-7);
  outside_algorithm.map(1).integer(1).integer(-7);
  outside_kid.map(1).integer(4).bytes(kid());
  const Bytes kid_header = only_kid.take(), algorithm_header = only_algorithm.take();
  all["hostile-algorithm-unprotected"] =
      from_cose("The algorithm in the unprotected header",
                whole(with_unprotected(kid_header, outside_algorithm.take())), wrong_shape());
  all["hostile-kid-unprotected"] =
      from_cose("The key's id in the unprotected header", whole(with_unprotected(algorithm_header, outside_kid.take())),
                wrong_shape());
  all["hostile-no-algorithm"] = under("No algorithm anywhere", kid_header, wrong_shape());
  all["hostile-no-header"] = under("An empty protected header", {}, malformed());
  all["hostile-content-type"] = under("A protected header we do not know", with_content_type.take(), wrong_shape());
  all["hostile-long-kid"] = under("A key id of eight bytes", long_kid.take(), wrong_shape());
  all["hostile-header-order"] = under("The protected header in another order", turned.take(), malformed());
  all["hostile-extra-header"] =
      from_cose("An unprotected header nobody signed",
                whole(with_unprotected(header_of(SteadySigner(11), -7), *from_hex("a1044401020304"))), wrong_shape());
  all["hostile-algorithm"] = from_cose("ES384 named over an ES256 signature", whole(signed_by(SteadySigner(11), -35)),
                                       refused(1, "seal_algorithm_unknown"));
}

void add_parts(Vectors& all) {
  const Shape good = truly_signed(good_payload());
  Writer three, five, detached, map_header;
  three.tag(18).array(3).bytes(good.protected_bytes).bytes(good.payload).bytes(good.signature);
  five.tag(18).array(5).bytes(good.protected_bytes).map(0).bytes(good.payload).bytes(good.signature).map(0);
  const auto by = *seal::parse_seal(countersigned_by(12))->countersignature;
  detached.tag(18).array(4).bytes(good.protected_bytes).map(1).integer(seal::header::countersignature).array(3);
  detached.bytes(by.protected_bytes).map(0).bytes(by.signature).raw(Bytes{0xF6}).bytes(good.signature);
  map_header.tag(18).array(4).raw(good.protected_bytes).map(0).bytes(good.payload).bytes(good.signature);
  all["hostile-three-parts"] = from_cose("Three parts", three.take(), wrong_shape());
  all["hostile-five-parts"] = from_cose("Five parts", five.take(), wrong_shape());
  all["hostile-detached"] = from_cose("The payload left out (nil)", detached.take(), malformed());
  all["hostile-header-as-map"] =
      from_cose("The protected header as a map, not wrapped in bytes", map_header.take(), wrong_shape());
  Bytes open_array = whole(good);
  open_array[1] = 0x9F;
  open_array.push_back(0xFF);
  all["hostile-indefinite-array"] = from_cose("The parts in an array of indefinite length", open_array, malformed());
  Bytes cut = whole(good);
  cut.resize(cut.size() / 2);
  all["hostile-cut-seal"] = from_cose("Half a seal, its digits whole", cut, malformed());
  Bytes tail = countersigned_by(12);
  tail.push_back(0);
  all["hostile-trailing-byte"] = from_cose("A byte after the end", tail, malformed());
}

VectorParts with_countersignature(const char* title, std::int64_t label, Writer content, const Json& expected) {
  Shape shape = truly_signed(good_payload());
  Writer out;
  out.map(1).integer(label).raw(content.take());
  shape.unprotected = out.take();
  return from_cose(title, whole(shape), expected);
}

void write_one(Writer& out, const seal::Countersignature& by) {
  out.array(3).bytes(by.protected_bytes).map(0).bytes(by.signature);
}

// The kiosk's countersignature under another protected header, over the same seal.
void add_countersignatures(Vectors& all) {
  const auto good = *seal::parse_seal(countersigned_by(12))->countersignature;
  Writer two, old, inside;
  two.array(2);
  write_one(two, good);
  write_one(two, good);
  write_one(old, good);
  all["hostile-two-countersignatures"] =
      with_countersignature("Two countersignatures", seal::header::countersignature, std::move(two), wrong_shape());
  all["hostile-old-countersignature"] =
      with_countersignature("Under label 7, as RFC 8152 had it", 7, std::move(old), wrong_shape());
  auto late = good;
  late.protected_bytes = replaced(late.protected_bytes, "3a0001000101", "3a000100011863");
  Writer copy_99, copy_100, copy_0, float_time;
  write_one(copy_99, late);
  all["hostile-copy-changed"] = with_countersignature("The number of the copy changed after signing", 11,
                                                      std::move(copy_99), refused(4, "countersignature_wrong"));
  late.protected_bytes = replaced(good.protected_bytes, "3a0001000101", "3a000100011864");
  write_one(copy_100, late);
  all["hostile-copy-100"] = with_countersignature("The hundredth copy", 11, std::move(copy_100), wrong_shape());
  late.protected_bytes = replaced(good.protected_bytes, "3a0001000101", "3a0001000100");
  write_one(copy_0, late);
  all["hostile-copy-0"] = with_countersignature("A copy numbered 0", 11, std::move(copy_0), wrong_shape());
  late.protected_bytes = replaced(good.protected_bytes, "061a6b028c24", "06fb41dac0a309000000");
  write_one(float_time, late);
  all["hostile-float-print-time"] =
      with_countersignature("The time of printing as a float", 11, std::move(float_time), malformed());
}

}  // namespace

void add_hostile_cose(Vectors& all) {
  add_tags(all);
  add_headers(all);
  add_parts(all);
  add_countersignatures(all);
}

}  // namespace credit::test
