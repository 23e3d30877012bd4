// The synthetic card of the module's description, and pieces to change in its text.
#pragma once
#include "tests/emulators/synthetic_card.h"

namespace credit::test {

inline emulator::SyntheticCard sample_card() {
  emulator::SyntheticCard card;
  card.name = "张三";
  card.sex = 1;
  card.nation = "01";
  card.birth = "1949-12-31";
  card.address = "北京市朝阳区测试路1号";
  card.number = "11010519491231002X";
  card.authority = "北京市公安局朝阳分局";
  card.valid_from = "2020-01-01";
  card.valid_to = "长期";
  return card;
}

// readers.md B4, "synthetic text digests": J.
inline emulator::SyntheticCard sample_permit() {
  emulator::SyntheticCard card;
  card.kind = 'J';
  card.name = "李四";
  card.sex = 2;
  card.birth = "1990-01-01";
  card.address = "广东省深圳市测试路2号";
  card.number = "810000199001010000";
  card.authority = "广东省公安厅";
  card.valid_from = "2024-01-01";
  card.valid_to = "2029-01-01";
  card.permit = "H12345678";
  card.issue_count = "01";
  return card;
}

// Likewise: Y. The number is one of the official specimens.
inline emulator::SyntheticCard sample_foreigner() {
  emulator::SyntheticCard card;
  card.kind = 'Y';
  card.name = "测试";
  card.sex = 1;
  card.issue_count = "00";
  card.birth = "1981-08-03";
  card.english_name = "SMITH, JOHN TEST";
  card.number = "911124198108030024";
  card.valid_from = "2024-01-01";
  card.valid_to = "2033-12-31";
  card.nationality = "CAN";
  card.previous = "000";
  return card;
}

// The same person with a card of 2017; no digest was published for that layout.
inline emulator::SyntheticCard sample_foreigner_2017() {
  auto card = sample_foreigner();
  card.kind = 'I';
  card.number = "CAN110081080307";
  card.valid_from = "2018-01-01";
  card.valid_to = "2028-01-01";
  card.authority = "1100";
  card.version = "01";
  return card;
}

}  // namespace credit::test
