// Claims that break their rules, truly signed by the issuer: no signature excuses a second spelling or a wrong value.
#include "tests/unit/seal/vector_shapes.h"

namespace credit::test {
namespace {

// As in the claims of fixture.h.
const std::string issued = "061a6b028bed", counts = "058603000120181e18c8", name = "67e5bca02ae6988e";

Json malformed() { return refused(1, "seal_cbor_malformed"); }
Json against_rules() { return refused(1, "seal_claims_malformed"); }

VectorParts changed(const char* title, const std::string& from, const std::string& to, const Json& expected) {
  return from_cose(title, whole(truly_signed(replaced(good_payload(), from, to))), expected);
}

std::string counts_of(std::size_t number) {
  return "0598" + to_hex(Bytes{static_cast<std::uint8_t>(number)}) + std::string(2 * number, '0');
}

void add_spellings(Vectors& all) {
  all["hostile-long-integer"] = changed("A claim not in its shortest form", "0911", "091811", malformed());
  Bytes twice = replaced(replaced(good_payload(), "0911", "09110911"), "ab0001", "ac0001");
  all["hostile-doubled-key"] = from_cose("A claim twice", whole(truly_signed(twice)), malformed());
  all["hostile-float-date"] = changed("The date of issue as a float", issued, "06fb41dac0a2fb400000", malformed());
  all["hostile-half-float"] = changed("A count as a half float", counts, "0586f94200000120181e18c8", malformed());
  all["hostile-indefinite-map"] = from_cose("Claims in a map of indefinite length", whole(truly_signed([] {
                                              Bytes bytes = replaced(good_payload(), "a40169", "bf0169");
                                              bytes.push_back(0xFF);
                                              return bytes;
                                            }())),
                                            malformed());
  all["hostile-indefinite-text"] =
      changed("A name in pieces of indefinite length", name, "7f63e5bca0642ae6988eff", malformed());
  all["hostile-invalid-utf8"] = changed("A name that is no UTF-8", name, "67e5bcff2ae6988e", malformed());
  all["hostile-surrogate"] = changed("Half a surrogate pair as UTF-8", name, "67eda0802ae6988e", malformed());
  all["hostile-unsorted-keys"] = changed("Claims in another order", "07664b2d30303031086962616e6b5f6c6f616e",
                                         "086962616e6b5f6c6f616e07664b2d30303031", malformed());
  all["hostile-tagged-date"] = changed("The date of issue under tag 1", issued, "06c11a6b028bed", against_rules());
  all["hostile-text-date"] = changed("The date of issue as text", issued, "066a32303236313132323036", against_rules());
  Bytes tail = good_payload();
  tail.push_back(0);
  all["hostile-payload-tail"] = from_cose("A byte after the claims", whole(truly_signed(tail)), malformed());
}

void add_counts(Vectors& all) {
  all["hostile-negative-count"] = changed("A count of minus three: neither a number nor one of the states", counts,
                                          "058622000120181e18c8", against_rules());
  all["hostile-too-many-counts"] = changed("65 counts", counts, counts_of(65), against_rules());
  all["hostile-no-counts"] = changed("No counts at all", counts, "0580", against_rules());
  all["hostile-count-as-text"] = changed("A count as text", counts, "05866130000120181e18c8", against_rules());
  all["hostile-huge-count"] =
      changed("A count beyond 31 bits", counts, "05861b0000000100000000000120181e18c8", against_rules());
}

void add_values(Vectors& all) {
  auto claims = some_claims();
  const auto of = [&](const char* title) {
    const auto parts = from_cose(title, whole(truly_signed(encode(claims))), against_rules());
    claims = some_claims();
    return parts;
  };
  claims.expires = claims.issued;
  all["hostile-expires-at-once"] = of("Expired when issued");
  claims.subject_name = std::string(65, 'A');
  all["hostile-long-name"] = of("A name of 65 bytes");
  claims.subject_name = "a\nb";
  all["hostile-control-character"] = of("A line feed in the name");
  claims.report_number = "2026112214300 ABCD1234";
  all["hostile-report-number"] = of("A report number of another form");
  std::swap(claims.period_from, claims.period_to);
  all["hostile-period-reversed"] = of("A period that ends before it begins");
  claims.issuer = "cn-990000";
  all["hostile-issuer-code"] = of("An issuer's code in small letters");
  all["hostile-other-schema"] = changed("Claims of a schema to come", "ab0001", "ab0002", against_rules());
  all["hostile-other-hash"] = changed("A digest by another hash", "06822f5820", "06822b5820", against_rules());
  all["hostile-short-digest"] = changed("A digest of 31 bytes", "5820" + to_hex(some_claims().document_digest),
                                        "581f" + to_hex(some_claims().document_digest).substr(2), against_rules());
  all["hostile-negative-index"] = changed("A negative status index", "0911", "0920", against_rules());
  all["hostile-unknown-claim"] = changed("A claim we do not know, outside", "a40169", "a500000169", against_rules());
  all["hostile-missing-claim"] = from_cose(
      "No purpose",
      whole(truly_signed(replaced(replaced(good_payload(), "ab0001", "aa0001"), "086962616e6b5f6c6f616e", ""))),
      against_rules());
}

}  // namespace

void add_hostile_claims(Vectors& all) {
  add_spellings(all);
  add_counts(all);
  add_values(all);
}

}  // namespace credit::test
