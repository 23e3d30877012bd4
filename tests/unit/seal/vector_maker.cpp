#include "tests/unit/seal/vector_maker.h"

#include "report/seal/digits.h"

namespace credit::test {
namespace {

constexpr std::array stages = {"decoded",          "parsed",   "trusted_key", "signature",
                               "countersignature", "validity", "status"};

trust::TrustedKey trusted(trust::Role role, std::uint8_t number, const char* owner) {
  trust::TrustedKey key;
  key.role = role;
  key.key = TestSigner(number).public_key();
  key.owner = owner;
  key.name = owner;
  key.valid_from = at("2026-01-01T00:00:00Z");
  key.valid_to = at("2029-01-01T00:00:00Z");
  return key;
}

}  // namespace

Json answers(const std::vector<std::string>& in_order, const std::string& conclusion) {
  Json json;
  for (std::size_t i = 0; i < stages.size(); ++i) json[stages[i]] = i < in_order.size() ? in_order[i] : "not_reached";
  json["conclusion"] = conclusion;
  return json;
}

Json claims_to_json(const seal::Claims& claims) {
  return {{"issuer", claims.issuer},
          {"issued", to_rfc3339(claims.issued)},
          {"expires", to_rfc3339(claims.expires)},
          {"report_number", claims.report_number},
          {"subject_name", claims.subject_name},
          {"subject_id", claims.subject_id},
          {"period_from", to_text(claims.period_from)},
          {"period_to", to_text(claims.period_to)},
          {"chapter_counts", claims.chapter_counts},
          {"document_digest", to_hex(claims.document_digest)},
          {"kiosk", claims.kiosk},
          {"purpose", claims.purpose},
          {"status_index", claims.status_index},
          {"edition", claims.edition}};
}

Json to_json(const VectorParts& parts, ByteView trust) {
  Json json;
  json["title"] = parts.title;
  json["clock"] = parts.clock;
  json["trust"] = to_hex(trust);
  json["keys"] = {{"issuer", to_hex(seal::spki_of(TestSigner(11).public_key()))},
                  {"kiosk", to_hex(seal::spki_of(TestSigner(12).public_key()))}};
  json["claims"] = parts.claims ? claims_to_json(*parts.claims) : Json();
  json["claims_cbor"] = parts.payload.empty() ? Json() : Json(to_hex(parts.payload));
  json["cose"] = parts.cose.empty() ? Json() : Json(to_hex(parts.cose));
  json["digits"] = parts.cose.empty() ? Json() : Json(seal::to_digits(parts.cose));
  json["text"] = parts.text;
  json["expected"] = parts.expected;
  return json;
}

Bytes vector_trust() {
  const TestSigner root(1), issuer(11);
  trust::TrustList list{1, at("2026-11-01T00:00:00Z"), at("2027-11-01T00:00:00Z"), {}};
  list.keys = {trusted(trust::Role::issuer, 11, "CN-990000"), trusted(trust::Role::status, 11, "CN-990000"),
               trusted(trust::Role::kiosk, 12, "K-0001")};
  const trust::StatusList status{1,
                                 at("2026-11-20T00:00:00Z"),
                                 at("2027-11-20T00:00:00Z"),
                                 "CN-990000",
                                 {{4, trust::ReportState::withdrawn, at("2026-11-20T00:00:00Z")},
                                  {5, trust::ReportState::superseded, at("2026-11-20T00:00:00Z")}}};
  const Bytes signed_status = *sign_status_list(status, issuer);
  return trust::make_bundle(root.public_key(), *sign_trust_list(list, root), ByteView(signed_status));
}

}  // namespace credit::test
