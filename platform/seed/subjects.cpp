#include "platform/seed/subjects.h"

#include <set>

#include "base/failures/common.h"
#include "base/file.h"
#include "base/identity.h"
#include "base/toml.h"

namespace credit::platform {
namespace {

constexpr std::array<std::string_view, 20> given{"安", "博", "晨", "川", "典", "帆", "谷", "涵", "嘉", "科",
                                                 "岚", "茂", "宁", "平", "清", "若", "森", "田", "文", "轩"};
constexpr std::array<std::string_view, 8> trades{"餐饮", "建材", "科技", "物流", "农业", "纺织", "药业", "装饰"};

// Half of all subjects are clean; of the rest most have one record, some 30, a few 200.
int records_of(int index) {
  if (index % 20 == 19) return 200;
  if (index % 10 == 8) return 30;
  return index % 2 == 1 ? 1 : 0;
}

std::string digits(int value, int width) {
  auto text = std::to_string(value);
  return std::string(static_cast<std::size_t>(width) - std::min<std::size_t>(text.size(), 8), '0') + text;
}

// GB 11714: eight characters, weights 3 7 9 10 5 8 4 2, 10 written X.
char organisation_check(std::string_view eight) {
  constexpr std::array<int, 8> weights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const char c = eight[i];
    sum += weights[i] * (c <= '9' ? c - '0' : c - 'A' + 10);
  }
  const int check = 11 - sum % 11;
  return check == 10 ? 'X' : static_cast<char>('0' + check % 11);
}

}  // namespace

std::string invented_uscc(Chance& chance, std::string_view department) {
  std::string organisation = "MA";
  while (organisation.size() < 8) organisation += uscc_alphabet[chance.next() % uscc_alphabet.size()];
  auto code = std::string(department) + "990100" + organisation + organisation_check(organisation);
  code += uscc_check(code);
  return code;
}

std::vector<SeedSubject> invented_persons(Chance& chance, int count) {
  std::vector<SeedSubject> persons;
  for (int i = 0; i < count; ++i) {
    const bool male = chance.below(2) == 0;
    const int sequence = 100 + i * 2 + (male ? 1 : 0);
    auto number = "990102" + std::to_string(1950 + chance.below(55)) + digits(1 + chance.below(12), 2) +
                  digits(1 + chance.below(28), 2) + digits(sequence, 3);
    number += id_number_check(number);
    persons.push_back({"测试" + chance.one_of(given) + chance.one_of(given), number, true, male, records_of(i)});
  }
  return persons;
}

std::vector<SeedSubject> invented_firms(Chance& chance, int count) {
  std::vector<SeedSubject> firms;
  std::set<std::string> taken;  // a register knows each name once
  for (int i = 0; i < count; ++i) {
    const auto stem = "示例市测试" + chance.one_of(given) + chance.one_of(given) + chance.one_of(trades);
    auto name = stem + (taken.insert(stem).second ? "" : "第" + std::to_string(i)) + "有限公司";
    firms.push_back({std::move(name), invented_uscc(chance, "91"), false, false, records_of(i)});
  }
  return firms;
}

Result<std::vector<SeedSubject>> persons_of_cards(const std::filesystem::path& cards) {
  CREDIT_TRY(const auto bytes, read_file(cards, 1U << 20));
  const auto parsed = toml::parse(text_view(bytes));
  if (!parsed)
    return fail(failure::settings_invalid, cards.string() + ": " + std::string(parsed.error().description()));
  std::vector<SeedSubject> persons;
  if (const auto* list = parsed.table()["card"].as_array())
    for (const auto& node : *list) {
      const toml::node_view<const toml::node> card(node);
      persons.push_back({card["name"].value_or(std::string()), card["number"].value_or(std::string()), true,
                         card["sex"].value_or(0) == 1, card["records"].value_or(0)});
      if (persons.back().name.empty() || !id_number_valid(persons.back().number))
        return fail(failure::settings_invalid, cards.string() + ": a card without name or right number");
    }
  return persons;
}

}  // namespace credit::platform
