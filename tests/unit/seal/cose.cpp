#include "report/seal/cose.h"

#include "base/failures/seal.h"
#include "report/seal/digits.h"
#include "tests/support/catch.h"
#include "tests/unit/seal/fixture.h"

using namespace credit;
using namespace credit::seal;
using test::accepted;

TEST_CASE("a seal says what it was given") {
  const auto seal = parse_seal(test::sealed());
  REQUIRE(seal);
  CHECK_FALSE(seal->countersignature);
  CHECK(seal->key_id == test::TestSigner(11).key_id());
  CHECK(*decode_claims(seal->payload) == test::some_claims());
  CHECK(accepted(test::sealed(), false));
}

TEST_CASE("a countersignature says machine, moment and copy, and is replaced by a later one") {
  const Bytes first = test::countersigned();
  CHECK(accepted(first, true));
  const auto again = countersign(first, test::TestSigner(12), test::at("2026-11-22T06:40:00Z"), 2);
  REQUIRE(again);
  CHECK(accepted(*again, true));
  const auto by = parse_seal(*again)->countersignature;
  CHECK(by->copy == 2);
  CHECK(to_rfc3339(by->printed) == "2026-11-22T06:40:00Z");
  CHECK(parse_seal(*again)->signature == parse_seal(first)->signature);
}

TEST_CASE("a countersignature does not fit another seal") {
  auto claims = test::some_claims();
  claims.status_index = 18;
  auto other = *parse_seal(*make_seal(claims, test::TestSigner(11)));
  other.countersignature = parse_seal(test::countersigned())->countersignature;
  CHECK_FALSE(verify_signature(test::TestSigner(12).public_key(), bytes_to_countersign(other),
                               other.countersignature->signature));
}

TEST_CASE("any changed byte is refused") {
  const bool with_kiosk = GENERATE(false, true);
  const Bytes whole = with_kiosk ? test::countersigned() : test::sealed();
  REQUIRE(accepted(whole, with_kiosk));
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (const int change : {1, 2, 4, 8, 16, 32, 64, 128, 255, 0x5A, 0x21}) {
      Bytes changed = whole;
      changed[i] = static_cast<std::uint8_t>(changed[i] ^ change);
      if (accepted(changed, with_kiosk)) FAIL("byte " << i << " changed by " << change);
    }
}

TEST_CASE("any removed, doubled or added byte is refused") {
  const Bytes whole = test::countersigned();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const auto place = static_cast<std::ptrdiff_t>(i);
    Bytes shorter = whole;
    shorter.erase(shorter.begin() + place);
    CHECK_FALSE(accepted(shorter, true));
    Bytes longer = whole;
    longer.insert(longer.begin() + place, whole[i]);
    CHECK_FALSE(accepted(longer, true));
    CHECK_FALSE(accepted(ByteView(whole).first(i), true));
  }
  Bytes tail = whole;
  tail.push_back(0);
  CHECK_FALSE(accepted(tail, true));
}

TEST_CASE("any changed digit is refused") {
  const bool with_kiosk = GENERATE(false, true);
  const std::string whole = to_digits(with_kiosk ? test::countersigned() : test::sealed());
  REQUIRE(accepted(*from_digits(whole), with_kiosk));
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string changed = whole;
      changed[i] = digit;
      const auto bytes = from_digits(changed);
      if (changed != whole && bytes && accepted(*bytes, with_kiosk)) FAIL("digit " << i << " as " << digit);
    }
}

TEST_CASE("other shapes and suites get their own failure") {
  const auto code = [](const Bytes& bytes) { return parse_seal(bytes).error().code; };
  Bytes algorithm = test::sealed();
  REQUIRE(to_hex(ByteView(algorithm).subspan(3, 3)) == "a20126");
  algorithm[5] = 0x28;
  CHECK(code(algorithm) == failure::seal_algorithm_unknown);
  Bytes tag = test::sealed();
  tag[0] = 0xD1;
  CHECK(code(tag) == failure::seal_cose_malformed);
  CHECK(code(Bytes(seal_limit + 1, 0)) == failure::seal_cose_malformed);
  CHECK(code({}) == failure::seal_cbor_malformed);
}

TEST_CASE("room for the machine's countersignature is asked for before there is one") {
  const Instant last{std::chrono::seconds{0xffffffff}};  // until 2106 a time takes five bytes
  std::size_t most = 0;
  for (const auto suite : {Algorithm::es256, Algorithm::ed25519, Algorithm::sm2_sm3}) {
    const auto copy = countersign(test::sealed(), test::TestSigner(12, suite), last, 99);
    REQUIRE(copy);
    most = std::max(most, copy->size() - test::sealed().size());
  }
  CHECK(most == countersignature_limit);
  CHECK(leaves_room_for_copy(Bytes(seal_limit - countersignature_limit)));
  const auto full = leaves_room_for_copy(Bytes(seal_limit - countersignature_limit + 1));
  REQUIRE_FALSE(full);
  CHECK(full.error().code == failure::seal_too_large);
}

TEST_CASE("claims too long for a seal are refused when it is made") {
  auto claims = test::some_claims();
  claims.subject_name = std::string(64, 'N');
  claims.subject_id = std::string(24, '*');
  claims.kiosk = std::string(24, 'K');
  claims.purpose = std::string(24, 'p');
  claims.edition = std::string(32, 'e');
  claims.chapter_counts.assign(64, 70000);
  CHECK(make_seal(claims, test::TestSigner(11)).error().code == failure::seal_too_large);
}
