// credit-trust: reads the command line, does it, exits with what became of it.
#include <iostream>

#include "report/fetch/command/command.h"

int main(int count, char** arguments) {
  using namespace credit;
  using namespace credit::fetch::command;
  const auto options = read_options({arguments + 1, arguments + count});
  if (!options) {
    std::cerr << "credit-trust: " << options.error() << "\n\n" << usage();
    return misused;
  }
  if (options->what == Options::What::help) {
    std::cout << usage();
    return done;
  }
  const SystemClock clock;
  const auto status = options->what == Options::What::fetch ? fetch_lists(*options, clock, std::cout)
                                                            : show_lists(*options, clock, std::cout);
  if (status) return *status;
  std::cerr << "credit-trust: " << status.error().describe() << "\n  " << words_of(status.error().code).staff << "\n";
  return misused;
}
