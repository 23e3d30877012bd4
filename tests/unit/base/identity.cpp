// The standards' own samples, published codes, and every single-character slip.
#include "base/identity.h"

#include "tests/support/catch.h"

using credit::id_number_valid;
using credit::uscc_valid;

TEST_CASE("ID numbers: samples of the standard and synthetic ones") {
  for (const char* number : {"11010519491231002X", "440524188001010014", "110101199003070011", "810000199001010000"}) {
    CAPTURE(number);
    CHECK(id_number_valid(number));
  }
}

TEST_CASE("ID numbers: one wrong character is found") {
  const std::string good = "11010519491231002X";
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char c : std::string("0123456789Xx ")) {
      std::string bad = good;
      bad[i] = c;
      CAPTURE(bad);
      CHECK(id_number_valid(bad) == (bad == good));
    }
  }
}

TEST_CASE("ID numbers: no such birthday, wrong length") {
  std::string number = "11010119900230001";  // 30 February
  number += credit::id_number_check(number);
  CHECK_FALSE(id_number_valid(number));
  CHECK_FALSE(id_number_valid(""));
  CHECK_FALSE(id_number_valid("1101011990030700111"));
  CHECK(credit::id_number_check("1101011990030700A") == '\0');
}

TEST_CASE("Social credit codes: the standard's example and the sum divisible by 31") {
  CHECK(uscc_valid("91350100M000100Y43"));
  CHECK(uscc_valid("914403001922038216"));
  CHECK_FALSE(uscc_valid("914403001922038217"));
  CHECK_FALSE(uscc_valid("91350100M000100Y4Z"));
  CHECK_FALSE(uscc_valid("91350100m000100y43"));
  CHECK_FALSE(uscc_valid("91350100M000100Y4"));
  CHECK(credit::uscc_check("00000000000000000") == '0');
}

TEST_CASE("Social credit codes: one wrong character is found") {
  const std::string good = "91350100M000100Y43";
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char c : credit::uscc_alphabet) {
      std::string bad = good;
      bad[i] = c;
      CAPTURE(bad);
      CHECK(uscc_valid(bad) == (bad == good));
    }
  }
}
