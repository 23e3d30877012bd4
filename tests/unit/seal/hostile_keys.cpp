// Whose key, in which role, at what time; and whose status list.
#include "report/seal/cbor_writer.h"
#include "report/seal/digits.h"
#include "tests/unit/seal/vector_shapes.h"

namespace credit::test {
namespace {

using trust::Role;

// Two keys found by search: the first four bytes of the digests of both are equal.
constexpr std::uint32_t clash_one = 111185, clash_other = 112152;

Json unknown_issuer() { return refused(2, "issuer_key_unknown"); }
Json not_in_force() { return refused(2, "issuer_key_not_in_force"); }
Json unknown_kiosk() { return refused(4, "kiosk_key_unknown"); }

VectorParts sealed_by(const char* title, std::uint32_t number, const Json& expected) {
  return from_cose(title, *seal::make_seal(some_claims(), SteadySigner(number)), expected);
}

VectorParts under(VectorParts parts, const trust::TrustList& list) {
  parts.trust = bundle_of(list, {vector_status()});
  return parts;
}

void add_owners(Vectors& all) {
  all["hostile-own-issuer"] = sealed_by("Sealed with a key of one's own", 66, unknown_issuer());
  all["hostile-kiosk-as-issuer"] = sealed_by("Sealed with a kiosk's key", 12, unknown_issuer());
  all["hostile-root-as-issuer"] = sealed_by("Sealed with the root's key", 1, unknown_issuer());
  auto list = vector_list();
  list.keys[1].key = SteadySigner(13).public_key();
  auto of_status = sealed_by("Sealed with the issuer's status key", 13, unknown_issuer());
  of_status.trust = trust::make_bundle(SteadySigner(1).public_key(), *sign_trust_list(list, SteadySigner(1)), {});
  all["hostile-status-key-as-issuer"] = of_status;
  list = vector_list();
  list.keys.push_back(vector_key(Role::issuer, SteadySigner(21).public_key(), "CN-980000"));
  all["hostile-other-citys-key"] =
      under(sealed_by("The key of another city under this city's name", 21, unknown_issuer()), list);
}

VectorParts with_issuer_key(const char* title, const std::function<void(trust::TrustedKey&)>& change, Bytes cose,
                            const Json& expected) {
  auto list = vector_list();
  change(list.keys[0]);
  return under(from_cose(title, std::move(cose), expected), list);
}

void add_times(Vectors& all) {
  const auto countersigned = countersigned_by(12);
  all["hostile-key-not-yet-valid"] = with_issuer_key(
      "Sealed before the key was valid", [](auto& key) { key.valid_from = at("2026-11-22T06:30:06Z"); }, countersigned,
      not_in_force());
  all["hostile-key-retired"] = with_issuer_key(
      "Sealed at the moment the key was retired", [](auto& key) { key.valid_to = at("2026-11-22T06:30:05Z"); },
      countersigned, not_in_force());
  all["hostile-key-revoked"] = with_issuer_key(
      "Sealed at the moment the key was revoked", [](auto& key) { key.revoked = at("2026-11-22T06:30:05Z"); },
      countersigned, not_in_force());
  const auto later = [](auto& key) { key.revoked = at("2026-11-22T06:31:01Z"); };
  const auto no_witness =
      answers({"passed", "passed", "failed: issuer_key_not_in_force", "passed", "not_applicable"}, "not_genuine");
  all["hostile-key-revoked-no-witness"] = with_issuer_key("The key was revoked since, and no kiosk saw the seal before",
                                                          later, issuer_sealed(), no_witness);
  auto witnessed = with_issuer_key("The key was revoked since, but a kiosk had printed the seal before", later,
                                   countersigned, all_passed("passed"));
  witnessed.notes = {"issuer_key_revoked_since"};
  all["genuine-key-revoked-since"] = witnessed;
}

void add_rollover(Vectors& all) {
  auto list = vector_list();
  list.keys[0].valid_to = at("2026-11-22T06:40:00Z");
  list.keys.push_back(vector_key(Role::issuer, SteadySigner(31).public_key(), "CN-990000"));
  list.keys.back().valid_from = at("2026-11-22T06:20:00Z");
  all["genuine-old-key-in-its-time"] = under(
      from_cose("Sealed by the key being retired, in its time", countersigned_by(12), all_passed("passed")), list);
  all["genuine-new-key"] =
      under(sealed_by("Sealed by the new key, both in force", 31, all_passed("not_applicable")), list);
  auto claims = some_claims();
  claims.issued = at("2026-11-22T06:45:00Z");
  all["hostile-old-key-after-its-time"] = under(from_cose("Sealed by the retired key, after its time",
                                                          *seal::make_seal(claims, SteadySigner(11)), not_in_force()),
                                                list);
}

void add_clash(Vectors& all) {
  CREDIT_ENSURE(SteadySigner(clash_one).key_id() == SteadySigner(clash_other).key_id());
  auto list = vector_list();
  list.keys[0].key = SteadySigner(clash_one).public_key();
  all["hostile-kid-clash"] =
      under(sealed_by("A stranger's key that has the issuer's key id", clash_other, refused(3, "seal_signature_wrong")),
            list);
  list.keys.push_back(vector_key(Role::issuer, SteadySigner(clash_other).public_key(), "CN-990000"));
  all["genuine-kid-clash-first"] =
      under(sealed_by("Two keys with one id; the first of them signed", clash_one, all_passed("not_applicable")), list);
  all["genuine-kid-clash-second"] = under(
      sealed_by("Two keys with one id; the second of them signed", clash_other, all_passed("not_applicable")), list);
}

void add_kiosks(Vectors& all) {
  all["hostile-own-kiosk"] = from_cose("Countersigned with a key of one's own", countersigned_by(67), unknown_kiosk());
  all["hostile-issuer-as-kiosk"] =
      from_cose("Countersigned with the issuer's key: right key, wrong role", countersigned_by(11), unknown_kiosk());
  auto claims = some_claims();
  claims.kiosk = "K-0002";
  all["hostile-other-kiosk"] = from_cose(
      "Countersigned by another kiosk than the one the report was issued to",
      *seal::countersign(*seal::make_seal(claims, SteadySigner(11)), SteadySigner(12), at("2026-11-22T06:31:00Z"), 1),
      unknown_kiosk());
  all["hostile-printed-before-issue"] =
      from_cose("Printed six minutes before it was issued", countersigned_at("2026-11-22T06:24:05Z"),
                refused(4, "countersignature_time_wrong"));
  all["hostile-printed-in-the-future"] =
      from_cose("Printed six minutes from now", countersigned_at("2026-11-22T07:06:00Z"),
                refused(4, "countersignature_time_wrong"));
  auto list = vector_list();
  list.keys[2].revoked = at("2026-11-22T06:31:00Z");
  all["hostile-revoked-kiosk"] = under(from_cose("Printed at the moment the kiosk's key was revoked",
                                                 countersigned_by(12), refused(4, "kiosk_key_not_in_force")),
                                       list);
  list.keys[2].revoked = at("2026-11-22T06:50:00Z");
  auto since = under(from_cose("The kiosk's key was revoked since", countersigned_by(12), all_passed("passed")), list);
  since.notes = {"kiosk_key_revoked_since"};
  all["genuine-kiosk-revoked-since"] = since;
}

void add_borrowed(Vectors& all) {
  auto claims = some_claims();
  claims.status_index = 18;
  const auto other = *seal::parse_seal(*seal::make_seal(claims, SteadySigner(11)));
  const auto lent = *seal::parse_seal(countersigned_by(12));
  seal::cbor::Writer counter;
  counter.map(1).integer(seal::header::countersignature).array(3);
  counter.bytes(lent.countersignature->protected_bytes).map(0).bytes(lent.countersignature->signature);
  all["hostile-borrowed-countersignature"] =
      from_cose("A countersignature taken from another seal",
                whole({other.protected_bytes, other.payload, other.signature, counter.take()}),
                refused(4, "countersignature_wrong"));
  all["hostile-count-changed"] =
      from_cose("Three penalties made none", replaced(issuer_sealed(), "8603000120181e", "8600000120181e"),
                refused(3, "seal_signature_wrong"));
}

// What the office's lists were at a later time, or are without one.
void add_lists(Vectors& all) {
  auto list = vector_list();
  auto status = vector_status();
  const auto judged = [&](const char* title, Json expected, std::vector<std::string> notes) {
    auto parts = from_cose(title, countersigned_by(12), std::move(expected));
    parts.trust = bundle_of(list, {status});
    parts.notes = std::move(notes);
    list = vector_list();
    status = vector_status();
    return parts;
  };
  list.next_update = at("2026-11-22T06:00:00Z");
  all["genuine-trust-list-in-grace"] =
      judged("The trust list is an hour past its next update", all_passed("passed"), {"trust_list_stale"});
  list.next_update = at("2026-11-12T06:59:59Z");
  all["hostile-trust-list-too-old"] =
      judged("The trust list is ten days and a second past its next update: it vouches for nobody",
             answers({"passed", "passed", "failed: trust_list_too_old"}, "unreadable"), {});
  status.next_update = at("2026-11-22T06:00:00Z");
  all["genuine-status-list-in-grace"] =
      judged("The status list is an hour past its next update", all_passed("passed"), {"status_list_stale"});
  status.issued = at("2026-11-01T00:00:00Z");
  status.next_update = at("2026-11-12T06:59:59Z");
  all["hostile-status-list-too-old"] =
      judged("The status list is ten days and a second past its next update: nobody knows the state",
             answers({"passed", "passed", "passed", "passed", "passed", "passed", "failed: status_list_too_old"},
                     "unreadable"),
             {});
  list.issued = at("2026-11-22T07:06:00Z");
  all["genuine-clock-behind"] =
      judged("The clock is six minutes behind the trust list", all_passed("passed"), {"clock_behind_lists"});
}

void add_status_of_others(Vectors& all) {
  auto claims = some_claims();
  claims.status_index = 4;
  auto parts = from_cose(
      "Only another city's status list is at hand: it names this index, and says nothing of this seal",
      *seal::make_seal(claims, SteadySigner(11)),
      answers({"passed", "passed", "passed", "passed", "not_applicable", "passed", "not_applicable"}, "genuine"));
  auto list = vector_list();
  list.keys[1].owner = "CN-980000";
  auto status = vector_status();
  status.issuer = "CN-980000";
  parts.trust = bundle_of(list, {status});
  parts.notes = {"status_list_missing"};
  all["genuine-status-of-another-issuer"] = parts;

  list.keys.push_back(vector_key(Role::status, SteadySigner(11).public_key(), "CN-990000"));
  parts.trust = bundle_of(list, {status, vector_status()});
  parts.title = "Two cities' status lists at hand: this seal's own counts";
  parts.expected =
      answers({"passed", "passed", "passed", "passed", "not_applicable", "passed", "failed: report_withdrawn"},
              "genuine_not_valid");
  parts.notes = {};
  all["withdrawn-two-issuers"] = parts;
}

}  // namespace

void add_hostile_keys(Vectors& all) {
  add_owners(all);
  add_times(all);
  add_rollover(all);
  add_clash(all);
  add_kiosks(all);
  add_borrowed(all);
  add_lists(all);
  add_status_of_others(all);
}

}  // namespace credit::test
