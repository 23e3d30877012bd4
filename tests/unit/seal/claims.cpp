#include "report/seal/claims.h"

#include "base/failures/seal.h"
#include "report/seal/cbor_writer.h"
#include "tests/support/catch.h"
#include "tests/unit/seal/fixture.h"

using namespace credit;
using namespace credit::seal;

TEST_CASE("claims come back as they went") {
  const auto claims = test::some_claims();
  const auto back = decode_claims(encode(claims));
  REQUIRE(back);
  CHECK(*back == claims);
}

TEST_CASE("claims outside their ranges are refused by name") {
  const auto refused = [](auto change, const char* name) {
    auto claims = test::some_claims();
    change(claims);
    const auto back = decode_claims(encode(claims));
    REQUIRE_FALSE(back);
    CHECK(back.error().code == failure::seal_claims_malformed);
    CHECK(back.error().detail == name);
    CHECK(make_seal(claims, test::TestSigner(1)).error().code == failure::seal_claims_malformed);
  };
  refused([](Claims& c) { c.issuer = ""; }, "issuer");
  refused([](Claims& c) { c.issuer = "cn-99"; }, "issuer");
  refused([](Claims& c) { c.issuer = "CN-99000000000000"; }, "issuer");
  refused([](Claims& c) { c.expires = c.issued; }, "expires");
  refused([](Claims& c) { c.issued = Instant{std::chrono::seconds{-1}}; }, "issued");
  refused([](Claims& c) { c.expires = Instant{std::chrono::seconds{253402300800}}; }, "expires");
  refused([](Claims& c) { c.report_number = "20261122143005ABCD123"; }, "report number");
  refused([](Claims& c) { c.report_number = "2026112214300XABCD1234"; }, "report number");
  refused([](Claims& c) { c.report_number = "20261122143005abcd1234"; }, "report number");
  refused([](Claims& c) { c.subject_name = ""; }, "subject name");
  refused([](Claims& c) { c.subject_name = std::string(65, 'a'); }, "subject name");
  refused([](Claims& c) { c.subject_name = "a\x1b[2J"; }, "subject name");
  refused([](Claims& c) { c.subject_id = std::string(25, '*'); }, "subject id");
  refused([](Claims& c) { std::swap(c.period_from, c.period_to); }, "period");
  refused([](Claims& c) { c.period_from = Day{std::chrono::days{-1}}; }, "period");
  refused([](Claims& c) { c.chapter_counts = {}; }, "chapter counts");
  refused([](Claims& c) { c.chapter_counts = {-3}; }, "chapter counts");
  refused([](Claims& c) { c.chapter_counts.assign(65, 0); }, "chapter counts");
  refused([](Claims& c) { c.kiosk = ""; }, "kiosk");
  refused([](Claims& c) { c.purpose = std::string(25, 'p'); }, "purpose");
  refused([](Claims& c) { c.edition = std::string(33, 'e'); }, "edition");
}

TEST_CASE("claims of another shape are refused") {
  for (const char* hex : {"a0", "80", "a40100040006003a0001000000", "a40100040006003a00010000a0"})
    CHECK(decode_claims(*from_hex(hex)).error().code == failure::seal_claims_malformed);
  CHECK(decode_claims({}).error().code == failure::seal_cbor_malformed);
  auto bytes = encode(test::some_claims());
  bytes.push_back(0);
  CHECK(decode_claims(bytes).error().code == failure::seal_cbor_malformed);
}

TEST_CASE("every cut and every changed byte of claims is refused or means something else") {
  const auto claims = test::some_claims();
  const Bytes whole = encode(claims);
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(decode_claims(ByteView(whole).first(size)));
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (int value = 0; value < 256; ++value) {
      Bytes changed = whole;
      changed[i] = static_cast<std::uint8_t>(value);
      const auto back = decode_claims(changed);
      if (back && changed != whole && (*back == claims || encode(*back) != changed))
        FAIL("byte " << i << " value " << value);
    }
}
