// A document signed with SM2 for the archives: what is right is taken, and every other file is refused.
#include "report/signed_data/signed_data.h"

#include <algorithm>

#include "base/failures/signed-data.h"
#include "base/failures/verify.h"
#include "base/file.h"
#include "report/signed_data/certificate.h"
#include "tests/support/catch.h"
#include "tests/support/sample_document.h"
#include "tests/unit/verify/office.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::test;

namespace {

constexpr auto sm2 = seal::Algorithm::sm2_sm3;
const Instant signing = at("2026-11-22T06:40:00Z");

const document::EditionShelf& editions() {
  static const auto shelf = document::EditionShelf::load(std::string(CREDIT_SOURCE_DIR) + "/report/document/editions");
  REQUIRE(shelf);
  return *shelf;
}

TestSigner issuer(std::uint8_t number = issuer_number) { return TestSigner(number, sm2); }

Bytes certificate_for(const TestSigner& signer) {
  return *signed_data::self_signed(signer, signer.public_key(), "示例市公共信用信息中心", at("2026-01-01T00:00:00Z"),
                                   at("2029-01-01T00:00:00Z"));
}

Bytes signed_file(const std::string& json, const TestSigner& signer = issuer(), Instant when = signing) {
  auto made = signed_data::sign(view(json), signer, certificate_for(signer), when);
  REQUIRE(made);
  return std::move(*made);
}

const std::string& report_json() {
  static const auto json = sample::document_json({.penalties = 2, .not_answered = true});
  return json;
}

// The issuer keeps the key that signs its status list beside the one for the archives.
Lists trusting_sm2() {
  Lists lists;
  const auto sealing = std::find_if(lists.trust.keys.begin(), lists.trust.keys.end(),
                                    [](const auto& key) { return key.role == trust::Role::issuer; });
  auto archiving = *sealing;
  archiving.key = issuer().public_key();
  lists.trust.keys.push_back(std::move(archiving));
  lists.status->entries.clear();
  return lists;
}

Verdict check(const Bytes& file, const Lists& lists = trusting_sm2(), Instant now = today) {
  return verifier_of(lists).check_signed_document(file, editions(), now);
}

std::string failure_at(const Verdict& verdict, Stage stage) {
  CHECK(verdict.facts() == nullptr);
  const auto& failure = verdict.stage(stage).failure;
  return failure ? std::string(failure->name()) : name_of(verdict.stage(stage).answer);
}

}  // namespace

TEST_CASE("a document signed by an issuer of the list is genuine, and says what a seal would say") {
  const auto verdict = check(signed_file(report_json()));
  REQUIRE(verdict.conclusion() == Conclusion::genuine);
  CHECK(verdict.facts()->report_number == sample::report_number);
  CHECK(verdict.facts()->subject_name != sample::person_name);
  CHECK(verdict.issuer()->owner == "CN-990000");
  CHECK(verdict.copy() == nullptr);
}

TEST_CASE("it is told apart from other inputs; without its edition nothing is said against it") {
  const auto file = signed_file(report_json());
  const auto trust = *trust::open_bundle(bundle_of(trusting_sm2()));
  CHECK(Verifier(trust, {PdfPages(), editions()}).check_any(file, today).conclusion() == Conclusion::genuine);
  const auto unread = Verifier(trust).check_any(file, today);
  CHECK(unread.conclusion() == Conclusion::unreadable);
  CHECK(failure_at(unread, Stage::parsed) == "edition_unknown");
}

TEST_CASE("the content comes out as it went in, to the byte") {
  for (const std::string& content :
       {std::string(), std::string("{}"), std::string(70000, 'x'), std::string("\0\xFF", 2)}) {
    const auto file = signed_file(content);
    CHECK(signed_data::is_signed_data(file));
    const auto opened = signed_data::open(file);
    REQUIRE(opened);
    CHECK(text_view(opened->content) == content);
    CHECK(opened->signed_at == signing);
    CHECK(opened->key == issuer().public_key());
    CHECK(seal::verify_signature(opened->key, opened->message, opened->signature));
  }
}

TEST_CASE("every changed byte is refused") {
  const auto file = signed_file("{\"short\":\"document\"}");
  for (std::size_t i = 0; i < file.size(); ++i)
    for (const int flip : {0x01, 0x20, 0x80}) {
      auto changed = file;
      changed[i] = static_cast<std::uint8_t>(changed[i] ^ flip);
      INFO("byte " << i << " ^ " << flip);
      const auto opened = signed_data::open(changed);
      // What still opens is another signer, which no list names, or a signature that does not hold.
      REQUIRE((!opened || !(opened->key == issuer().public_key()) ||
               !seal::verify_signature(opened->key, opened->message, opened->signature)));
    }
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, file.size() / 2, file.size() - 1})
    CHECK_FALSE(signed_data::open(ByteView(file).first(size)));
  auto longer = file;
  longer.push_back(0);
  CHECK_FALSE(signed_data::open(longer));
}

TEST_CASE("times are written as X.509 writes them, to the end of the century and after") {
  for (const char* when : {"2026-11-22T06:40:00Z", "2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z"})
    CHECK(signed_data::open(signed_file("{}", issuer(), at(when)))->signed_at == at(when));
}

TEST_CASE("a stranger, a revoked key, a wrong owner, an early or late signature, a withdrawn report") {
  CHECK(failure_at(check(signed_file(report_json(), issuer(stranger_number))), Stage::trusted_key) ==
        "issuer_key_unknown");
  auto lists = trusting_sm2();
  for (auto& key : lists.trust.keys)
    if (key.role == trust::Role::issuer) key.revoked = at("2026-11-22T07:00:00Z");
  CHECK(failure_at(check(signed_file(report_json()), lists), Stage::trusted_key) == "issuer_key_not_in_force");
  lists = trusting_sm2();
  for (auto& key : lists.trust.keys)
    if (key.role == trust::Role::issuer) key.owner = "CN-990001";
  CHECK(failure_at(check(signed_file(report_json()), lists), Stage::trusted_key) == "issuer_key_unknown");
  CHECK(failure_at(check(signed_file(report_json(), issuer(), at("2026-11-22T06:00:00Z"))), Stage::signature) ==
        "seal_signature_wrong");
  CHECK(failure_at(check(signed_file(report_json(), issuer(), at("2026-11-22T09:00:00Z"))), Stage::signature) ==
        "seal_signature_wrong");
  lists = trusting_sm2();
  lists.trust.issued = at("2026-09-01T00:00:00Z");
  lists.trust.next_update = at("2026-10-01T00:00:00Z");
  const auto stale = check(signed_file(report_json()), lists);
  CHECK(stale.conclusion() == Conclusion::unreadable);
  CHECK(failure_at(stale, Stage::trusted_key) == "trust_list_too_old");
  lists = trusting_sm2();
  lists.status->entries = {{17, trust::ReportState::withdrawn, at("2026-11-22T07:00:00Z")}};
  const auto withdrawn = check(signed_file(report_json()), lists);
  CHECK(withdrawn.conclusion() == Conclusion::genuine_not_valid);
  CHECK(withdrawn.stage(Stage::status).failure->code == failure::report_withdrawn);
}

TEST_CASE("what is no document, or no such file, is refused by its form") {
  CHECK(failure_at(check(signed_file("{\"edition\":1}")), Stage::parsed) != "passed");
  CHECK(failure_at(check(to_bytes("nothing of the kind")), Stage::parsed) == "signed_data_malformed");
  CHECK_FALSE(signed_data::is_signed_data(to_bytes("%PDF-1.7")));
}

TEST_CASE("only an SM2 key with its own certificate signs") {
  const TestSigner other(issuer_number);  // P-256
  const auto sm2_certificate = certificate_for(issuer());
  for (const auto& made : {signed_data::sign(view("{}"), other, sm2_certificate, signing),
                           signed_data::sign(view("{}"), issuer(), certificate_for(issuer(77)), signing),
                           signed_data::sign(view("{}"), issuer(), view("no certificate"), signing)}) {
    REQUIRE_FALSE(made);
    CHECK(made.error().code == failure::signed_data_not_made);
  }
  CHECK_FALSE(signed_data::self_signed(other, other.public_key(), "x", signing, signing));
}

TEST_CASE("a chain of SM2 certificates holds under the identity, and not under another root") {
  const auto own = certificate_for(issuer());
  CHECK(signed_data::chain_holds(own, {}, {own}, signing));
  CHECK_FALSE(signed_data::chain_holds(own, {}, {certificate_for(issuer(77))}, signing));
  CHECK_FALSE(signed_data::chain_holds(own, {}, {}, signing));
  CHECK_FALSE(signed_data::chain_holds(own, {}, {own}, at("2031-01-01T00:00:00Z")));
}
