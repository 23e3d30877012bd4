// make-seal-vectors DIR: writes the vectors anew, byte for byte the same as long as nothing changed. They are kept in
// tests/vectors/seal; the test reads those.
#include <cstdio>

#include "base/file.h"
#include "tests/unit/seal/vector_maker.h"

int main(int count, char** arguments) {
  using namespace credit;
  if (count != 2) return std::fputs("make-seal-vectors DIR\n", stderr), 2;
  for (const auto& [name, text] : test::all_files()) {
    const auto written = write_file(std::filesystem::path(arguments[1]) / (name + ".json"), view(text));
    if (!written) return std::fprintf(stderr, "%s\n", written.error().describe().c_str()), 1;
  }
  return 0;
}
