// The text of a card: what is read, what is refused, what is only remarked on.
#include "base/failures/card.h"
#include "drivers/idcard/id_card.h"
#include "drivers/idcard/resident_number.h"
#include "drivers/idcard/utf16.h"
#include "tests/support/catch.h"
#include "tests/unit/idcard/sample.h"

using namespace credit;
using namespace credit::idcard;
using std::chrono::sys_days;
using namespace std::chrono_literals;

namespace {

Result<IdCard> parse(const emulator::SyntheticCard& card) {
  return parse_card_text(emulator::card_text(card), emulator::card_photo());
}

template <class Change>
FailureCode refused(Change change) {
  auto card = test::sample_card();
  change(card);
  const auto parsed = parse(card);
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().detail.find("张三") == std::string::npos);
  return parsed.error().code;
}

template <class Change>
std::vector<CardWarning> remarked(Change change) {
  auto card = test::sample_card();
  change(card);
  const auto parsed = parse(card);
  REQUIRE(parsed);
  return parsed->warnings;
}

}  // namespace

TEST_CASE("a resident card is read field by field") {
  const auto card = parse(test::sample_card());
  REQUIRE(card);
  CHECK(card->name.expose() == "张三");
  CHECK(card->number.expose() == "11010519491231002X");
  CHECK(card->address.expose() == "北京市朝阳区测试路1号");
  CHECK(card->nation_code == "01");
  CHECK(card->nation == "汉");
  CHECK(card->birth == sys_days(1949y / 12 / 31));
  CHECK(card->authority == "北京市公安局朝阳分局");
  CHECK(card->valid_from == sys_days(2020y / 1 / 1));
  CHECK_FALSE(card->valid_to);
  CHECK(card->photo.expose() == emulator::card_photo());
  CHECK_FALSE(card->expired_on(sys_days(2999y / 1 / 1)));
}

TEST_CASE("every synthetic card of the emulator reads, without a remark but where one is due") {
  const auto cards = emulator::load_cards(CREDIT_SOURCE_DIR "/tests/emulators/cards.toml");
  REQUIRE(cards);
  CHECK(cards->size() >= 10);
  for (const auto& [key, synthetic] : *cards) {
    INFO(key);
    const auto card = parse(synthetic);
    REQUIRE(card);
    CHECK(card->name.expose() == synthetic.name);
    CHECK(card->number.expose() == synthetic.number);
    CHECK(card->warnings.empty());
  }
  CHECK(parse(cards->at("synthetic-expired"))->expired_on(sys_days(2026y / 11 / 22)));
  CHECK(parse(cards->at("synthetic-rare"))->name.expose() == "测试㐂𠮷䶮");
}

TEST_CASE("a card is valid through its last day") {
  auto synthetic = test::sample_card();
  synthetic.valid_to = "2030-06-30";
  const auto card = parse(synthetic);
  CHECK_FALSE(card->expired_on(sys_days(2030y / 6 / 30)));
  CHECK(card->expired_on(sys_days(2030y / 7 / 1)));
}

TEST_CASE("what cannot be right is refused, and says by whom it can be helped") {
  using Card = emulator::SyntheticCard;
  CHECK(refused([](Card& c) { c.number = "110105194912310029"; }) == failure::card_number_invalid);
  CHECK(refused([](Card& c) { c.number = "1101051949123100"; }) == failure::card_number_invalid);
  CHECK(refused([](Card& c) { c.number = "11010519491231002x"; }) == failure::card_number_invalid);
  CHECK(refused([](Card& c) { c.number.clear(); }) == failure::card_text_malformed);
  CHECK(refused([](Card& c) { c.name.clear(); }) == failure::card_text_malformed);
  CHECK(refused([](Card& c) { c.sex = 3; }) == failure::card_text_malformed);
  CHECK(refused([](Card& c) { c.birth = "1949-02-30"; }) == failure::card_date_invalid);
  CHECK(refused([](Card& c) { c.valid_from.clear(); }) == failure::card_date_invalid);
  CHECK(refused([](Card& c) { c.valid_to = "短期"; }) == failure::card_date_invalid);
  CHECK(refused([](Card& c) { c.valid_to = "2019-12-31"; }) == failure::card_date_invalid);
}

TEST_CASE("what does not fit together is remarked on, never dropped") {
  using Card = emulator::SyntheticCard;
  using Warnings = std::vector<CardWarning>;
  CHECK(remarked([](Card&) {}) ==
        Warnings{CardWarning::sex_differs_from_number});  // the sample's number ends in ...2X: female
  CHECK(remarked([](Card& c) { c.sex = 2; }).empty());
  CHECK(remarked([](Card& c) { c.sex = 9; }).empty());
  CHECK(remarked([](Card& c) { c.sex = 2, c.birth = "1949-12-30"; }) ==
        Warnings{CardWarning::birth_differs_from_number});
  CHECK(remarked([](Card& c) { c.sex = 2, c.nation = "99"; }) == Warnings{CardWarning::nation_unknown});
}

TEST_CASE("the reserve may be cut off, no field may") {
  const Bytes text = emulator::card_text(test::sample_card());
  for (const std::size_t size : {256U, 240U, 220U}) CHECK(parse_card_text(ByteView(text).first(size), {}));
  for (const std::size_t size : {0U, 1U, 219U, 218U, 221U})
    CHECK(parse_card_text(ByteView(text).first(size), {}).error().code == failure::card_text_malformed);
}

TEST_CASE("padding is trimmed whatever it is made of") {
  Bytes text = emulator::card_text(test::sample_card());
  for (std::size_t at = 4; at < 30; ++at) text[at] = 0;
  CHECK(parse_card_text(text, {})->name.expose() == "张三");
}

TEST_CASE("half characters and control characters are no name") {
  CHECK(text_of(Bytes{0x42, 0xD8, 0xB7, 0xDF}) == "𠮷");
  CHECK_FALSE(text_of(Bytes{0x42, 0xD8}));              // high surrogate alone
  CHECK_FALSE(text_of(Bytes{0x42, 0xD8, 0x41, 0x00}));  // ... before a letter
  CHECK_FALSE(text_of(Bytes{0xB7, 0xDF}));              // low surrogate alone
  CHECK_FALSE(text_of(Bytes{0x0A, 0x00, 0x41, 0x00}));
  CHECK_FALSE(text_of(Bytes{0x41}));
  CHECK(text_of(Bytes{}) == "");
}

TEST_CASE("check digits: the standard's own samples") {
  for (const char* number : {"11010519491231002X", "440524188001010014", "110101199003070011", "440300198501010018"})
    CHECK(resident_number_valid(number));
  for (const char* number :
       {"110105194912310021", "44052418800101001X", "", "A10101199003070011", "1101011990030700110"})
    CHECK_FALSE(resident_number_valid(number));
  CHECK(birth_in("440524188001010014") == sys_days(1880y / 1 / 1));
  CHECK(male_in("440524188001010014"));
  CHECK_FALSE(male_in("11010519491231002X"));
}

TEST_CASE("the nation table is complete") {
  int named = 0;
  for (int i = 0; i < 100; ++i) named += nation_name((i < 10 ? "0" : "") + std::to_string(i)).empty() ? 0 : 1;
  CHECK(named == 58);  // 56 nations, 97 and 98
  CHECK(nation_name("56") == "基诺");
  CHECK(nation_name("00").empty());
}
