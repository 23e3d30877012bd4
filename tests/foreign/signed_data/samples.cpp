// signed-data-samples DIR: a report for the archives (GB/T 35275) as we sign it, for a foreign judge.
//   report.json   the document, as it was issued       report.p7   the same, signed
//   trust.cbor    whom credit-verify believes           at          the time of the samples
// The issuer's secret key is the number 11, so that a stranger can sign as the issuer: worthless by design. Nobody in
// the report is real.
#include <algorithm>
#include <iostream>

#include "base/file.h"
#include "report/signed_data/certificate.h"
#include "report/signed_data/signed_data.h"
#include "tests/support/sample_document.h"
#include "tests/unit/verify/office.h"

namespace {

using namespace credit;
using namespace credit::verify::test;

// The issuer keeps the key that signs its status list beside the one for the archives.
Bytes trust_in(const TestSigner& archive) {
  Lists lists;
  lists.status->entries.clear();
  auto key = *std::find_if(lists.trust.keys.begin(), lists.trust.keys.end(),
                           [](const auto& one) { return one.role == trust::Role::issuer; });
  key.key = archive.public_key();
  lists.trust.keys.push_back(std::move(key));
  return bundle_of(lists);
}

Status write_all(const std::filesystem::path& folder) {
  const TestSigner archive(issuer_number, seal::Algorithm::sm2_sm3);
  const auto json = sample::document_json({.penalties = 2, .other_records = true, .not_answered = true});
  CREDIT_TRY(const auto certificate, signed_data::self_signed(archive, archive.public_key(), "示例市公共信用信息中心",
                                                              at("2026-01-01T00:00:00Z"), at("2029-01-01T00:00:00Z")));
  CREDIT_TRY(const auto file, signed_data::sign(view(json), archive, certificate, at("2026-11-22T06:40:00Z")));
  CREDIT_CHECK(write_file(folder / "report.json", view(json)));
  CREDIT_CHECK(write_file(folder / "report.p7", file));
  CREDIT_CHECK(write_file(folder / "trust.cbor", trust_in(archive)));
  return write_file(folder / "at", to_bytes(to_rfc3339(today)));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: signed-data-samples DIR\n";
    return 3;
  }
  const auto status = write_all(argv[1]);
  if (!status) std::cerr << status.error().describe() << "\n";
  return status ? 0 : 1;
}
