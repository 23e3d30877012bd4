#include "base/bytes.h"

#include "tests/support/catch.h"

using namespace credit;

TEST_CASE("hexadecimal goes both ways, and nothing else passes") {
  Bytes all(256);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint8_t>(i);
  CHECK(*from_hex(to_hex(all)) == all);
  CHECK(to_hex(Bytes{0x0A, 0xFF}) == "0aff");
  CHECK(*from_hex("0AfF") == Bytes{0x0A, 0xFF});
  CHECK(from_hex("")->empty());
  for (const char* bad : {"0", "0g", " 00", "00 ", "0x00", "０0"}) CHECK_FALSE(from_hex(bad));
}

TEST_CASE("base64 agrees with RFC 4648 section 10") {
  const std::pair<const char*, const char*> examples[] = {{"", ""},
                                                          {"f", "Zg=="},
                                                          {"fo", "Zm8="},
                                                          {"foo", "Zm9v"},
                                                          {"foob", "Zm9vYg=="},
                                                          {"fooba", "Zm9vYmE="},
                                                          {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : examples) {
    CHECK(to_base64(view(plain)) == coded);
    CHECK(*from_base64(coded) == to_bytes(plain));
  }
}

TEST_CASE("base64 has one spelling") {
  for (const char* bad : {"Zg", "Zg=", "Zh==", "Zm9=", "Zm8=\n", "Zm 8", "Zm8=Zm8=", "Z===", "====", "Zm-_", "=Zm8"})
    CHECK_FALSE(from_base64(bad));
}

TEST_CASE("base64 of every length comes back") {
  Bytes bytes;
  for (int i = 0; i < 100; ++i) {
    CHECK(*from_base64(to_base64(bytes)) == bytes);
    bytes.push_back(static_cast<std::uint8_t>(255 - i));
  }
}
