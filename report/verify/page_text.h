// Do the words on the pages say what the seal says? Not part of the public interface.
// Asked of a PDF whose signature holds: what it cannot show any more is a stranger's page, but it does show the page of
// a machine that went wrong, or whose key was stolen and put under another person's report.
//
// What it asks of the pages, in the order of reading: the sealed facts on the first, each in a cell or line of its own;
// the number on each; counter and count, or domain, authority and result, beside each other; of records and of the
// subject each label with its value behind it. A layout that does otherwise is a new version of its edition: a verifier
// that does not know it compares the sealed facts only, and calls no good page wrong.
#pragma once
#include <optional>

#include "report/document/document.h"
#include "report/verify/verdict.h"

namespace credit::verify {

struct SealedFacts {
  const seal::Claims& claims;
  const std::optional<seal::Countersignature>& copy;
  const document::Edition* edition = nullptr;    // names the counters, when it is at hand
  const document::Document* document = nullptr;  // the one that travels in the PDF, once the seal's digest bound it
  std::string_view bound = {};                   // its bytes; also of an edition that cannot be read
};

// Every fact that is missing from its page, or contradicted on one; in the order of the pages. Blanks do not count.
std::vector<Disagreement> page_disagreements(const SealedFacts& facts, const std::vector<std::string>& pages);

}  // namespace credit::verify
