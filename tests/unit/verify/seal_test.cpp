// The stages of a seal: what passes, what fails where, and that nothing is shown before.
#include "base/failures/verify.h"
#include "tests/unit/verify/verdict_questions.h"

using namespace credit;
using namespace credit::verify;
using namespace credit::verify::test;
using namespace std::chrono_literals;

TEST_CASE("a printed seal is genuine and its facts can be read") {
  const auto verdict = check(printed_seal());
  REQUIRE(verdict.conclusion() == Conclusion::genuine);
  CHECK(verdict.facts()->report_number == "20261122143005ABCD1234");
  CHECK(verdict.facts()->chapter_counts == std::vector<int>{2, 0, seal::not_answered});
  CHECK(verdict.copy()->copy == 2);
  CHECK(verdict.copy()->printed == printed);
  CHECK(verdict.issuer()->name == "示例市公共信用信息中心");
  CHECK(verdict.kiosk()->owner == "K-0001");
  CHECK(verdict.notes().empty());
}

TEST_CASE("issuer and kiosk may sign in any suite; the trust list says which, and no other is believed") {
  const auto& suite = GENERATE(from_range(seal::suites().begin(), seal::suites().end()));
  CAPTURE(suite.name);
  const TestSigner issuer(41, suite.algorithm), kiosk(42, suite.algorithm);
  const Bytes seal = *seal::countersign(*seal::make_seal(claims_of(some_document()), issuer), kiosk, printed, 1);
  Lists lists;
  for (auto& key : lists.trust.keys) key.key = (key.role == trust::Role::kiosk ? kiosk : issuer).public_key();
  lists.status.reset();
  CHECK(check(seal, lists).conclusion() == Conclusion::genuine);
  CHECK(trust::open_bundle(bundle_of(lists))->list.keys[0].key.algorithm == suite.algorithm);
  for (std::size_t i = 0; i < seal.size(); ++i) {
    Bytes changed = seal;
    changed[i] ^= 1;
    if (check(changed, lists).conclusion() == Conclusion::genuine) FAIL("byte " << i);
  }
  for (const auto& other : seal::suites()) {
    if (other.algorithm == suite.algorithm) continue;
    lists.trust.keys[0].key = TestSigner(41, other.algorithm).public_key();
    CHECK(check(seal, lists).conclusion() == Conclusion::not_genuine);
  }
}

TEST_CASE("an issuer's seal without countersignature is genuine, and no machine is named") {
  const auto verdict = check(issuer_seal());
  CHECK(verdict.conclusion() == Conclusion::genuine);
  CHECK(failure_at(verdict, Stage::countersignature) == "not_applicable");
  CHECK(verdict.copy() == nullptr);
  CHECK(verdict.kiosk() == nullptr);
}

TEST_CASE("the same seal as URL, digits, full-width digits; the host is never believed") {
  const auto verifier = verifier_of();
  const std::string url = url_of(printed_seal());
  const std::string digits = url.substr(url.find('#') + 1);
  std::string wide;
  for (const char c : digits) wide += std::string("\xEF\xBC") + static_cast<char>(0x90 + (c - '0'));
  for (const auto& text : {url, digits, wide, "https://forged.example/#" + digits, digits + "\n"})
    CHECK(verifier.check_any(view(text), today).conclusion() == Conclusion::genuine);
}

TEST_CASE("text that is no seal could not be read, and is not called a forgery") {
  for (const auto* text : {"", "hello", "https://v.credit.example.cn/s#", "1234567890"}) {
    const auto verdict = verifier_of().check_any(view(text), today);
    CHECK(failure_at(verdict, Stage::scanned) == "input_is_no_seal");
    CHECK(verdict.conclusion() == Conclusion::unreadable);
    CHECK(shows_nothing(verdict));
  }
  CHECK(verifier_of().check_any(Bytes(1U << 20, '7'), today).conclusion() == Conclusion::unreadable);
}

TEST_CASE("every other digit in every place is refused and shows nothing") {
  const auto verifier = verifier_of();
  const std::string url = url_of(printed_seal());
  for (std::size_t i = url.find('#') + 1; i < url.size(); ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      if (digit == url[i]) continue;
      std::string changed = url;
      changed[i] = digit;
      const auto verdict = verifier.check_url_or_digits(changed, today);
      INFO("place " << i << " digit " << digit);
      REQUIRE(verdict.conclusion() == Conclusion::not_genuine);
      REQUIRE(shows_nothing(verdict));
    }
  }
}

TEST_CASE("every flipped bit, every shorter and every longer seal is refused") {
  const auto verifier = verifier_of();
  const Bytes seal = printed_seal();
  for (std::size_t i = 0; i < seal.size() * 8; ++i) {
    Bytes changed = seal;
    changed[i / 8] = static_cast<std::uint8_t>(changed[i / 8] ^ (1U << (i % 8)));
    INFO("bit " << i);
    REQUIRE(verifier.check_seal(changed, today).conclusion() == Conclusion::not_genuine);
  }
  for (std::size_t size = 0; size < seal.size(); ++size)
    REQUIRE(verifier.check_seal(ByteView(seal).first(size), today).conclusion() == Conclusion::not_genuine);
  Bytes longer = seal;
  longer.push_back(0);
  CHECK(verifier.check_seal(longer, today).conclusion() == Conclusion::not_genuine);
}

TEST_CASE("the issuer's key: known, its own, and in force when the seal was made") {
  refused(check(issuer_seal({}, stranger_number)), Stage::trusted_key, "issuer_key_unknown");
  refused(check(issuer_seal([](auto& c) { c.issuer = "CN-990001"; })), Stage::trusted_key, "issuer_key_unknown");
  refused(check(issuer_seal({}, kiosk_number)), Stage::trusted_key, "issuer_key_unknown");

  Lists lists;
  key_in(lists, trust::Role::issuer).valid_from = issued + 1s;
  refused(check(printed_seal(), lists), Stage::trusted_key, "issuer_key_not_in_force");
  lists = {};
  key_in(lists, trust::Role::issuer).valid_to = issued;
  refused(check(printed_seal(), lists), Stage::trusted_key, "issuer_key_not_in_force");
  lists = {};
  key_in(lists, trust::Role::issuer).revoked = issued;
  refused(check(printed_seal(), lists), Stage::trusted_key, "issuer_key_not_in_force");
}

TEST_CASE("an issuer's key revoked later needs a kiosk as witness: the thief cannot write the time of printing") {
  Lists lists;
  key_in(lists, trust::Role::issuer).revoked = printed + 1s;
  const auto verdict = check(printed_seal(), lists);
  CHECK(verdict.conclusion() == Conclusion::genuine);
  CHECK(notes(verdict, failure::issuer_key_revoked_since));

  refused(check(issuer_seal(), lists), Stage::trusted_key, "issuer_key_not_in_force");
  key_in(lists, trust::Role::kiosk).revoked = today;
  refused(check(printed_seal(), lists), Stage::trusted_key, "issuer_key_not_in_force");
  lists = {};
  key_in(lists, trust::Role::issuer).revoked = printed;
  refused(check(printed_seal(), lists), Stage::trusted_key, "issuer_key_not_in_force");
}

TEST_CASE("signatures that do not hold are refused where they stand") {
  const Bytes whole = printed_seal();
  const auto parsed = *seal::parse_seal(whole);
  Bytes changed = whole;
  changed.back() = static_cast<std::uint8_t>(changed.back() ^ 1);  // the issuer's signature stands last
  refused(check(changed), Stage::signature, "seal_signature_wrong");
  changed = whole;
  const auto& counter = parsed.countersignature->signature;
  const auto place = std::search(changed.begin(), changed.end(), counter.begin(), counter.end());
  REQUIRE(place != changed.end());
  *place = static_cast<std::uint8_t>(*place ^ 1);
  refused(check(changed), Stage::countersignature, "countersignature_wrong");
}

TEST_CASE("the kiosk's key: known, the kiosk of the report, in force when it printed") {
  const auto by = [](std::uint8_t signer, Instant when) {
    return *seal::countersign(issuer_seal(), TestSigner(signer), when, 1);
  };
  refused(check(by(stranger_number, printed)), Stage::countersignature, "kiosk_key_unknown");
  refused(check(by(issuer_number, printed)), Stage::countersignature, "kiosk_key_unknown");
  refused(check(printed_seal([](auto& c) { c.kiosk = "K-0002"; })), Stage::countersignature, "kiosk_key_unknown");
  refused(check(by(kiosk_number, issued - 6min)), Stage::countersignature, "countersignature_time_wrong");
  refused(check(by(kiosk_number, today + 6min)), Stage::countersignature, "countersignature_time_wrong");
  CHECK(check(by(kiosk_number, issued - 4min)).conclusion() == Conclusion::genuine);

  Lists lists;
  key_in(lists, trust::Role::kiosk).revoked = printed;
  refused(check(printed_seal(), lists), Stage::countersignature, "kiosk_key_not_in_force");
  key_in(lists, trust::Role::kiosk).revoked = printed + 1s;
  CHECK(check(printed_seal(), lists).conclusion() == Conclusion::genuine);
}

TEST_CASE("an expired report is genuine, not valid, and still says what it said") {
  const auto expires = at("2026-12-22T06:30:05Z");
  Lists lists;
  lists.trust.next_update = lists.status->next_update = expires;
  CHECK(check(printed_seal(), lists, expires).conclusion() == Conclusion::genuine);
  const auto verdict = check(printed_seal(), lists, expires + 1s);
  CHECK(failure_at(verdict, Stage::validity) == "seal_expired");
  CHECK(verdict.conclusion() == Conclusion::genuine_not_valid);
  CHECK(verdict.facts() != nullptr);
}

TEST_CASE("a report from the future is refused beyond what clocks may differ") {
  CHECK(check(issuer_seal(), {}, issued - 5min).conclusion() == Conclusion::genuine);
  refused(check(issuer_seal(), {}, issued - 5min - 1s), Stage::validity, "seal_from_the_future");
}

TEST_CASE("withdrawn and superseded are answers, with their day") {
  const auto withdrawn = check(printed_seal([](auto& c) { c.status_index = 4; }));
  CHECK(failure_at(withdrawn, Stage::status) == "report_withdrawn");
  CHECK(withdrawn.conclusion() == Conclusion::genuine_not_valid);
  CHECK(withdrawn.status()->since == at("2026-11-19T00:00:00Z"));
  const auto superseded = check(printed_seal([](auto& c) { c.status_index = 17; }));
  CHECK(failure_at(superseded, Stage::status) == "report_superseded");
  CHECK(superseded.conclusion() == Conclusion::genuine_not_valid);
  CHECK(superseded.status()->since == at("2026-11-20T00:00:00Z"));
}

TEST_CASE("the document at hand must be the one the seal binds") {
  using document::Document;
  const auto verifier = verifier_of();
  const auto verdict = verifier.check_issued(issuer_seal(), some_document(), today);
  CHECK(verdict.conclusion() == Conclusion::genuine);
  CHECK(failure_at(verdict, Stage::document_digest) == "passed");

  const std::vector<std::pair<const char*, std::function<void(Document&)>>> changes{
      {"digest", [](Document& d) { d.bytes = Personal<Bytes>(to_bytes("{\"these\":\"bites\"}")); }},
      {"report_number", [](Document& d) { d.report_number.back() = '5'; }},
      {"edition", [](Document& d) { d.edition = "natural-person/2"; }},
      {"issuer", [](Document& d) { d.issuer.code = "CN-990001"; }},
      {"issued", [](Document& d) { d.issued += 1s; }},
      {"valid_until", [](Document& d) { d.valid_until += 24h; }},
      {"period", [](Document& d) { d.period_from += std::chrono::days(1); }},
      {"period", [](Document& d) { d.period_to -= std::chrono::days(1); }},
      {"purpose", [](Document& d) { d.purpose.code = "tender"; }},
      {"kiosk", [](Document& d) { d.kiosk = "K-0002"; }},
      {"status_index", [](Document& d) { d.status_index = 22; }},
      {"counts", [](Document& d) { d.chapters[0].answer = document::Answer::of(std::vector<document::Record>(1)); }},
      {"counts", [](Document& d) { d.chapters[2].answer = document::Answer::of({}); }},
      {"subject name", [](Document& d) { d.subject.name = "测试光"; }},
      {"subject id", [](Document& d) { d.subject.id_shown = "110101********0012"; }},
  };
  for (const auto& [field, change] : changes) {
    auto changed = some_document();
    change(changed);
    const auto refusal = verifier.check_issued(issuer_seal(), changed, today);
    INFO(field);
    refused(refusal, Stage::document_digest, "document_disagrees");
    CHECK(refusal.stage(Stage::document_digest).failure->detail == field);
  }
}

TEST_CASE("a verdict that was never made concludes nothing") {
  CHECK(Verdict().conclusion() == Conclusion::unreadable);
  CHECK(shows_nothing(Verdict()));
}
