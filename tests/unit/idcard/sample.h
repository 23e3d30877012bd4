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

}  // namespace credit::test
