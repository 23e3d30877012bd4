// consumer TRUST INPUT TIME: the verifier from C++17, through the header over the C interface.
#include <creditreport.hpp>
#include <fstream>
#include <iostream>
#include <iterator>

namespace {

std::vector<std::uint8_t> whole(const char* name) {
  std::ifstream file(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 8;
  auto opened = creditreport::Verifier::open(whole(argv[1]));
  if (const auto* failure = std::get_if<creditreport::Failure>(&opened)) {
    std::cout << failure->code << "\n";
    return 9;
  }
  auto checked = std::get<creditreport::Verifier>(opened).check(whole(argv[2]), std::stoll(argv[3]));
  const auto* verdict = std::get_if<creditreport::Verdict>(&checked);
  if (verdict == nullptr) return 9;
  std::cout << verdict->text(CREDITREPORT_REPORT_NUMBER).value_or("no number") << " "
            << verdict->number(CREDITREPORT_EXPIRES).value_or(0) << " " << verdict->counts().size() << " counts "
            << verdict->json(CREDITREPORT_EN);
  for (const auto& [fact, page] : verdict->disagreements()) std::cout << fact << " on page " << page << "\n";
  return static_cast<int>(verdict->conclusion());
}
