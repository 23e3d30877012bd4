#include "report/seal/digits.h"

#include "base/failures/seal.h"
#include "report/seal/cose.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::seal;

namespace {
Bytes counting(std::size_t size) {
  Bytes bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 37 + 255);
  return bytes;
}
bool refused(std::string_view text) {
  const auto bytes = from_url_or_digits(text);
  return !bytes && bytes.error().code == failure::seal_digits_malformed;
}
}  // namespace

TEST_CASE("bytes of every length come back, in the digits the layout promises") {
  constexpr std::size_t tail[] = {0, 3, 5, 8, 10, 13, 15};
  for (std::size_t size = 1; size <= seal_limit; ++size) {
    const std::string digits = to_digits(counting(size));
    CHECK(digits.size() == size / 7 * 17 + tail[size % 7]);
    CHECK(*from_digits(digits) == counting(size));
  }
  CHECK(to_digits(counting(seal_limit)).size() == digit_limit);
}

TEST_CASE("a byte string has one spelling") {
  CHECK(*from_digits("255") == Bytes{255});
  for (const char* digits : {"256", "999", "65536", "16777216", "72057594037927936", "", "1", "12", "1234",
                             "0000000000000000", "255 ", "+25", "2５5"})
    CHECK_FALSE(from_digits(digits));
  CHECK_FALSE(from_digits(std::string(digit_limit + 3, '0')));
}

TEST_CASE("what input methods do to digits is folded, nothing else") {
  const Bytes bytes{1, 2, 3};
  const std::string digits = to_digits(bytes);
  REQUIRE(digits == "00066051");
  for (const char* text : {"00066051", "https://v.credit.example.cn/s#00066051", "https://else.where/#x#00066051",
                           "https://v.credit.example.cn/s＃00066051", "a#b＃00066051", "a＃b#00066051",
                           "０００６６０５１", " 0006\r\n6051\t", "0006　6051"})
    CHECK(*from_url_or_digits(text) == bytes);
  for (const char* text : {"", "#", "https://v.credit.example.cn/s", "00066051#", "0006-6051", "00066051.", "0006605l",
                           "①0066051", "00066051\x0b",
                           "0006\xC2\xA0"
                           "6051",
                           "\xEF\xBC", "\xEF\xBC\x9A"})
    CHECK(refused(text));
}

TEST_CASE("the URL is lower case https, then the digits") {
  CHECK(to_url("v.credit.example.cn/s", Bytes{255}) == "https://v.credit.example.cn/s#255");
}
