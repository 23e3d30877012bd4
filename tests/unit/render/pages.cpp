#include "tests/unit/render/sample_pages.h"

using namespace credit;
using sample::Wanted;

TEST_CASE("samples are drawn") {
  const std::vector<std::pair<std::string, Wanted>> wanted = {
      {"clean.pdf", {.penalties = 0}},
      {"one.pdf", {.penalties = 1, .not_answered = true}},
      {"full.pdf", {.penalties = 2, .other_records = true}},
      {"thirty.pdf", {.penalties = 30}},
      {"long.pdf", {.penalties = 200}},
  };
  for (const auto& [name, what] : wanted) {
    const auto pages = sample::pages_of(what);
    const auto file = sample::saved(name, pages.pdf);
    CHECK(sample::run("qpdf --check " + file.string()).status == 0);
  }
}
