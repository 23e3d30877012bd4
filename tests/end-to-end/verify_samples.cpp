// verify-samples DIR: a made-up office's trust file and reports, good and bad, for the credit-verify command to judge.
#include <iostream>

#include "base/file.h"
#include "tests/unit/verify/paper.h"

namespace {

using namespace credit;
using namespace credit::verify::test;

bool write_all(const std::filesystem::path& folder) {
  const auto put = [&](const char* name, ByteView bytes) { return write_file(folder / name, bytes).has_value(); };
  const auto url = url_of(printed_seal());
  const auto withdrawn = url_of(printed_seal([](seal::Claims& claims) { claims.status_index = 4; }));
  const auto forged = url_of(issuer_seal({}, stranger_number));
  return put("trust.cbor", bundle_of({})) && put("url.txt", view(url)) && put("withdrawn.txt", view(withdrawn)) &&
         put("forged.txt", view(forged)) && put("printed.pdf", view(signed_paper(unsigned_paper(url)))) &&
         put("stranger.pdf", view(signed_paper(unsigned_paper(url), stranger_number)));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && write_all(argv[1])) return 0;
  std::cerr << "usage: verify-samples DIR\n";
  return 1;
}
