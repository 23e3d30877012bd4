// The four layouts: byte 248 decides (readinfo, Wintone). B1 to B4 of the facts sheet, field by field.
#include "base/failures/card.h"
#include "drivers/idcard/id_card.h"
#include "tests/support/catch.h"
#include "tests/unit/idcard/digest.h"
#include "tests/unit/idcard/sample.h"

using namespace credit;
using namespace credit::idcard;

namespace {

using Synthetic = emulator::SyntheticCard;
using Warnings = std::vector<CardWarning>;

IdCard read(const Synthetic& card) {
  auto parsed = parse_card_text(emulator::card_text(card), emulator::card_photo());
  REQUIRE(parsed);
  return std::move(*parsed);
}

template <class Change>
Warnings remarked(Synthetic card, Change change) {
  change(card);
  return read(card).warnings;
}

template <class Change>
FailureCode refused(Synthetic card, Change change) {
  change(card);
  const auto parsed = parse_card_text(emulator::card_text(card), {});
  REQUIRE_FALSE(parsed);
  return parsed.error().code;
}

}  // namespace

TEST_CASE("the synthetic texts are the published ones") {
  // SAMPDF's layout; readinfo and Wintone for J and Y. The sheet's digests.
  CHECK(test::sha256(emulator::card_text(test::sample_card())) ==
        "1d0db9bfa07dbff6a81ddd1c495707d7f5d57c44ea1325f8ec540e31ed0a183b");
  CHECK(test::sha256(emulator::card_text(test::sample_permit())) ==
        "fee5da56bd9f11e29e5f3b88e4d42d8177abfa2e2a738c5f65ec87944195462a");
  CHECK(test::sha256(emulator::card_text(test::sample_foreigner())) ==
        "9e68b1ca7e22b33bd78adb048774eccd9b7100d0aacab88b2f65e88f5a85697f");
}

TEST_CASE("a residence permit is read field by field") {
  const auto card = read(test::sample_permit());
  CHECK(card.kind == CardKind::hk_macau_taiwan);
  CHECK(card.name.expose() == "李四");
  CHECK(card.sex == Sex::female);
  CHECK(card.nation_code.empty());
  CHECK(to_text(card.birth) == "1990-01-01");
  CHECK(card.address.expose() == "广东省深圳市测试路2号");
  CHECK(card.number.expose() == "810000199001010000");
  CHECK(card.authority == "广东省公安厅");
  CHECK(to_text(card.valid_from) == "2024-01-01");
  CHECK(to_text(*card.valid_to) == "2029-01-01");
  CHECK(card.permit_number.expose() == "H12345678");
  CHECK(card.issue_count == "01");
  CHECK(card.english_name.empty());
  CHECK(card.warnings.empty());
}

TEST_CASE("a foreigner's card of 2023 is read field by field") {
  const auto card = read(test::sample_foreigner());
  CHECK(card.kind == CardKind::foreigner_2023);
  CHECK(card.name.expose() == "测试");
  CHECK(card.english_name.expose() == "SMITH, JOHN TEST");
  CHECK(card.sex == Sex::male);
  CHECK(card.issue_count == "00");
  CHECK(to_text(card.birth) == "1981-08-03");
  CHECK(card.number.expose() == "911124198108030024");
  CHECK(to_text(card.valid_from) == "2024-01-01");
  CHECK(to_text(*card.valid_to) == "2033-12-31");
  CHECK(card.nationality == "CAN");
  CHECK(card.previous_number.expose() == "CAN110081080307");
  CHECK(card.address.empty());
  CHECK(card.authority.empty());
  CHECK(card.warnings.empty());
}

TEST_CASE("a foreigner's card of 2017 is read field by field") {
  const auto card = read(test::sample_foreigner_2017());
  CHECK(card.kind == CardKind::foreigner_2017);
  CHECK(card.name.expose() == "测试");
  CHECK(card.english_name.expose() == "SMITH, JOHN TEST");
  CHECK(card.sex == Sex::male);
  CHECK(card.number.expose() == "CAN110081080307");
  CHECK(card.nationality == "CAN");
  CHECK(to_text(card.birth) == "1981-08-03");
  CHECK(to_text(card.valid_from) == "2018-01-01");
  CHECK(to_text(*card.valid_to) == "2028-01-01");
  CHECK(card.card_version == "01");
  CHECK(card.authority == "1100");
  CHECK(card.previous_number.empty());
  CHECK(card.warnings.empty());
}

TEST_CASE("anything but J, I and Y at byte 248 is a resident's card") {
  for (const char kind : {' ', '\0', 'j', 'X', 'A'}) {
    auto card = test::sample_card();
    card.kind = kind;
    CHECK(read(card).kind == CardKind::resident);
  }
  Bytes text = emulator::card_text(test::sample_card());
  text[248] = 'J', text[249] = 'J';  // a character, but none of the three
  CHECK(parse_card_text(text, {})->kind == CardKind::resident);
  text[249] = 0;
  CHECK(parse_card_text(ByteView(text).first(248), {})->kind == CardKind::resident);  // the reserve is cut off
}

TEST_CASE("an English name goes on in the second field, a blank at the seam too") {
  auto card = test::sample_foreigner();
  card.english_name =
      "SPECIMEN, ALEXANDRA BERNADETTE TEST PERSONS";  // character 35 of the first field is inside a word
  CHECK(read(card).english_name.expose() == card.english_name);
  card.english_name = "ABCDEFGHIJ, KLMNOPQRSTUVWX YZABCDE FGHIJKLMNOP";  // 46, a blank is the 35th
  CHECK(card.english_name[34] == ' ');
  CHECK(read(card).english_name.expose() == card.english_name);
  auto older = test::sample_foreigner_2017();
  older.english_name = std::string(60, 'A');
  CHECK(read(older).english_name.expose() == older.english_name);
}

TEST_CASE("a foreigner without a Chinese name is called by the English one") {
  for (auto card : {test::sample_foreigner(), test::sample_foreigner_2017()}) {
    card.name.clear();
    CHECK(read(card).name.expose() == "SMITH, JOHN TEST");
    CHECK(refused(card, [](Synthetic& c) { c.english_name.clear(); }) == failure::card_text_malformed);
  }
}

TEST_CASE("the number's form is a condition on each kind of card") {
  const auto wrong = failure::card_number_invalid;
  CHECK(refused(test::sample_permit(), [](Synthetic& c) { c.number = "810000199001010001"; }) == wrong);
  CHECK(refused(test::sample_foreigner(), [](Synthetic& c) { c.number = "911124198108030025"; }) == wrong);
  CHECK(refused(test::sample_foreigner(), [](Synthetic& c) { c.number = "CAN110081080307"; }) == wrong);
  CHECK(refused(test::sample_foreigner_2017(), [](Synthetic& c) { c.number = "CAN11008108030"; }) == wrong);
  CHECK(refused(test::sample_foreigner_2017(), [](Synthetic& c) { c.number = "can110081080307"; }) == wrong);
  CHECK(refused(test::sample_foreigner_2017(), [](Synthetic& c) { c.number = "CANA10081080307"; }) == wrong);
}

TEST_CASE("on permits and foreigners' cards, too, what does not fit is only remarked on") {
  using W = CardWarning;
  const auto permit = test::sample_permit(), year23 = test::sample_foreigner(), year17 = test::sample_foreigner_2017();
  CHECK(remarked(permit, [](Synthetic& c) { c.sex = 1; }) == Warnings{W::sex_differs_from_number});
  CHECK(remarked(permit, [](Synthetic& c) { c.birth = "1990-01-02"; }) == Warnings{W::birth_differs_from_number});
  CHECK(remarked(permit, [](Synthetic& c) { c.number = "110101199003070011", c.birth = "1990-03-07", c.sex = 1; }) ==
        Warnings{W::region_differs_from_kind});
  CHECK(remarked(year23, [](Synthetic& c) { c.birth = "1981-08-04"; }) == Warnings{W::birth_differs_from_number});
  CHECK(remarked(year23, [](Synthetic& c) { c.nationality = "FRA"; }) == Warnings{W::country_differs_from_number});
  CHECK(remarked(year23, [](Synthetic& c) { c.nationality = "QQQ"; }) == Warnings{W::nationality_unknown});
  CHECK(remarked(year23, [](Synthetic& c) { c.nationality = "XXA"; }).empty());  // stateless: no number to compare
  CHECK(remarked(year23, [](Synthetic& c) { c.sex = 2; }).empty());  // odd and even say nothing that is known here
  CHECK(remarked(year23, [](Synthetic& c) { c.number = "110101199003070011", c.birth = "1990-03-07"; }) ==
        Warnings{W::country_differs_from_number, W::region_differs_from_kind});
  CHECK(remarked(year17, [](Synthetic& c) { c.number = "CAN110081080308"; }) == Warnings{W::number_check_differs});
  CHECK(remarked(year17, [](Synthetic& c) { c.nationality = "FRA"; }) == Warnings{W::country_differs_from_number});
  CHECK(remarked(year17, [](Synthetic& c) { c.birth = "1981-08-04"; }) == Warnings{W::birth_differs_from_number});
}

TEST_CASE("a previous number is told only where the card tells it") {
  auto card = test::sample_foreigner();
  for (const char* item : {"", "0", "00A"}) {
    card.previous = item;
    CHECK(read(card).previous_number.empty());
  }
  card.previous = "123";
  CHECK(read(card).previous_number.expose().substr(0, 14) == "CAN11128108033");
  const Bytes text = emulator::card_text(card);
  CHECK(parse_card_text(ByteView(text).first(250), {})->previous_number.empty());  // cut off behind the kind
}

TEST_CASE("the newest address goes into the record, a broken one is remarked on") {
  auto card = read(test::sample_card());
  const auto before = card.warnings;
  add_newest_address(card, Bytes{});
  CHECK_FALSE(card.newest_address);
  auto moved = test::sample_card();
  add_newest_address(card, emulator::newest_address_text(moved));  // blanks alone
  CHECK_FALSE(card.newest_address);
  moved.newest_address = "北京市海淀区测试路2号";
  add_newest_address(card, emulator::newest_address_text(moved));
  REQUIRE(card.newest_address);
  CHECK(card.newest_address->expose() == "北京市海淀区测试路2号");
  CHECK(card.address.expose() == "北京市朝阳区测试路1号");
  CHECK(card.warnings == before);
  add_newest_address(card, Bytes{0x42, 0xD8});
  CHECK(card.warned_of(CardWarning::newest_address_unreadable));
}
