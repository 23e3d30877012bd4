#include "report/seal/cbor.h"

#include "base/failures/seal.h"
#include "report/seal/cbor_writer.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::seal;
using cbor::Rules;

namespace {
bool reads(const char* hex, Rules rules = Rules::deterministic) {
  const Bytes bytes = *from_hex(hex);
  const auto item = cbor::parse(bytes, rules);
  CHECK((item || item.error().code == failure::seal_cbor_malformed));
  return item.has_value();
}
}  // namespace

TEST_CASE("integers have one spelling") {
  for (const char* hex : {"00", "17", "1818", "18ff", "190100", "1a00010000", "1b0000000100000000", "20", "3903e7"})
    CHECK(reads(hex));
  for (const char* hex : {"1800", "1817", "1900ff", "1a0000ffff", "1b00000000ffffffff", "3800", "1c", "1f"})
    CHECK_FALSE(reads(hex));
}

TEST_CASE("strings, arrays and maps are definite and whole") {
  CHECK(reads("43010203"));
  CHECK(reads("8301820203820405"));
  CHECK(reads("a201020304"));
  for (const char* hex : {"", "430102", "5f4101ff", "9fff", "bfff", "ff", "8301", "a101", "9bffffffffffffffff",
                          "bbffffffffffffffff", "5bffffffffffffffff", "b98000", "0000", "c0", "d8"})
    CHECK_FALSE(reads(hex));
}

TEST_CASE("map keys rise and come once") {
  CHECK_FALSE(reads("a30a0020000a00"));  // 10, -1, 10
  CHECK(reads("a20a002000"));            // 10 before -1: bytewise order
  CHECK_FALSE(reads("a220000a00"));
  CHECK_FALSE(reads("a201000100"));
  CHECK_FALSE(reads("a201000100", Rules::lenient));
  CHECK(reads("a220000a00", Rules::lenient));
}

TEST_CASE("no floats, no simple values, unless asked to be lenient") {
  for (const char* hex : {"f4", "f5", "f6", "f7", "f90000", "fa47c35000", "fb3ff199999999999a", "f820"}) {
    CHECK_FALSE(reads(hex));
    CHECK(reads(hex, Rules::lenient));
  }
}

TEST_CASE("depth ends") {
  const auto nested = [](int depth) {
    Bytes bytes(static_cast<std::size_t>(depth), 0x81);
    bytes.push_back(0);
    return cbor::parse(bytes).has_value();
  };
  CHECK(nested(cbor::depth_limit));
  CHECK_FALSE(nested(cbor::depth_limit + 1));
  CHECK_FALSE(nested(100000));
}

TEST_CASE("text is UTF-8") {
  for (const char* good : {"60", "63e5bca0", "64f0a0aeb7", "62c2a2"}) CHECK(reads(good));
  for (const char* bad : {"62c080", "63eda080", "64f4908080", "61ff", "62e5bc", "6180", "64f08080af"})
    CHECK_FALSE(reads(bad));
}

TEST_CASE("what the writer writes the strict reader reads") {
  for (const std::int64_t value : {INT64_C(0), INT64_C(23), INT64_C(24), INT64_C(255), INT64_C(256), INT64_C(65535),
                                   INT64_C(65536), INT64_C(4294967295), INT64_C(4294967296), INT64_MAX, INT64_C(-1),
                                   INT64_C(-24), INT64_C(-25), INT64_C(-65537), INT64_MIN}) {
    const Bytes bytes = cbor::Writer().integer(value).take();
    const auto item = cbor::parse(bytes);
    REQUIRE(item);
    CHECK(item->integer() == value);
  }
  const Bytes beyond = *from_hex("1b8000000000000000");
  CHECK_FALSE(cbor::parse(beyond)->integer());
}
