// What the tests of PDFs ask of one: the original, why another is refused.
#pragma once
#include "report/verify/pdf_signature.h"
#include "tests/support/catch.h"
#include "tests/unit/verify/paper.h"

namespace credit::verify::test {

inline const std::string& original() {
  static const std::string paper = signed_paper(unsigned_paper(url_of(printed_seal())));
  return paper;
}

inline std::string failure_of(const std::string& paper, Stage stage, const Lists& lists = {}) {
  const auto verdict = verifier_of(lists).check_pdf(view(paper), today);
  const auto& failure = verdict.stage(stage).failure;
  CHECK(verdict.facts() == nullptr);
  CHECK(verdict.conclusion() == Conclusion::not_genuine);
  return failure ? std::string(failure->name()) : std::string(name_of(verdict.stage(stage).answer));
}

// Neither structure nor signature may let it through: no renderer needs to see it.
inline bool passes_bytes(const std::string& paper) {
  const auto structure = check_structure(view(paper));
  return structure && check_pdf_signature(*structure, {});
}

}  // namespace credit::verify::test
