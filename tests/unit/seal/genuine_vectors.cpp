#include "base/file.h"
#include "report/seal/digits.h"
#include "tests/unit/seal/vector_shapes.h"

namespace credit::test {
namespace {

VectorParts genuine(const char* title, const seal::Claims& claims, int copy, Json expected) {
  VectorParts parts;
  parts.title = title;
  parts.trust = vector_trust();
  parts.claims = claims;
  parts.payload = encode(claims);
  parts.cose = *seal::make_seal(claims, SteadySigner(11));
  if (copy > 0) parts.cose = *seal::countersign(parts.cose, SteadySigner(12), at("2026-11-22T06:31:00Z"), copy);
  parts.text = seal::to_url(vector_place, parts.cose);
  parts.expected = std::move(expected);
  return parts;
}

Json not_valid(const char* validity, const char* status) {
  return answers({"passed", "passed", "passed", "passed", "passed", validity, status}, "genuine_not_valid");
}

// The seal of a whole document, as a platform would send it; the person does not exist.
VectorParts of_document(const char* title, const char* file) {
  const auto folder = std::filesystem::path(CREDIT_SOURCE_DIR) / "tests/unit/seal/documents";
  const auto bytes = read_file(folder / file);
  CREDIT_ENSURE(bytes);
  const std::string document(text_view(*bytes));
  auto parts = genuine(title, claims_of_document(document), 1, all_passed("passed"));
  parts.document = document;
  parts.with_document = "passed";
  return parts;
}

// Digits as an input method may have turned them.
std::string widened(const std::string& digits) {
  std::string wide = "https://v.credit.example.cn/s＃";
  for (const char digit : digits) wide += std::string("\xEF\xBC") + static_cast<char>(0x90 + (digit - '0'));
  return wide;
}

}  // namespace

Vectors genuine_vectors() {
  Vectors all;
  all["genuine-issuer-only"] = genuine("The issuer's seal alone", some_claims(), 0, all_passed("not_applicable"));
  all["genuine-countersigned"] = genuine("Countersigned by the kiosk", some_claims(), 1, all_passed("passed"));
  all["genuine-natural-person"] = of_document("A natural person's report, with its document", "natural-person-1.json");
  all["genuine-general"] = of_document("An organisation's general report: name and code whole", "general-2.json");
  all["genuine-special"] =
      of_document("Guangdong's special report: 38 domains, some without records, one not answered, some not asked",
                  "special-guangdong-1.json");
  auto other = all["genuine-natural-person"];
  other.title = "The seal of another document than the one at hand";
  other.document.replace(other.document.find("银行贷款"), std::string("银行贷款").size(), "投标");
  other.with_document = "failed: document_disagrees";
  all["genuine-other-document"] = other;
  auto rare = some_claims();
  rare.subject_name = "㐂*𠮷";
  rare.chapter_counts = {seal::not_answered, 0, 200};
  all["genuine-rare-characters"] =
      genuine("Rare characters, a chapter unanswered, copy 99", rare, 99, all_passed("passed"));
  auto wide = genuine("Full-width digits and #", some_claims(), 1, all_passed("passed"));
  wide.text = widened(seal::to_digits(wide.cose));
  all["genuine-full-width"] = wide;
  auto other_host =
      genuine("Another host: it is never believed, nor looked at", some_claims(), 1, all_passed("passed"));
  other_host.text = seal::to_url("look-alike.example/s", other_host.cose);
  all["genuine-other-host"] = other_host;
  auto expired = genuine("Expired", some_claims(), 1, not_valid("failed: seal_expired", "passed"));
  expired.clock = "2026-12-23T00:00:00Z";
  all["expired"] = expired;
  auto withdrawn = some_claims();
  withdrawn.status_index = 4;
  all["withdrawn"] = genuine("Withdrawn by its issuer", withdrawn, 1, not_valid("passed", "failed: report_withdrawn"));
  auto superseded = some_claims();
  superseded.status_index = 5;
  all["superseded"] = genuine("Superseded", superseded, 1, not_valid("passed", "failed: report_superseded"));
  add_suites(all);
  return all;
}

}  // namespace credit::test
