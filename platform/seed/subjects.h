// Invented persons and firms with right check digits. Region 99xxxx is assigned to nobody, every name says it is a
// test.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/seed/chance.h"

namespace credit::platform {

struct SeedSubject {
  std::string name, number;  // ID number or social credit code
  bool natural = true;
  bool male = true;
  int records = 0;
  std::string representative = {}, representative_id = {};  // of a firm
};

std::string invented_uscc(Chance& chance, std::string_view department);  // "91" enterprise, "11" authority
std::vector<SeedSubject> invented_persons(Chance& chance, int count);
std::vector<SeedSubject> invented_firms(Chance& chance, int count);
// The persons of the emulated cards, so that each card finds its records. settings_invalid, file_unreadable
Result<std::vector<SeedSubject>> persons_of_cards(const std::filesystem::path& cards);

}  // namespace credit::platform
