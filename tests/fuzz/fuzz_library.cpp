// The library's C interface as a stranger's program calls it: first byte the kind of input, the rest the input; a
// second round takes the bytes as a trust bundle. Nothing may crash, leak, or show a fact of what is not genuine.
#include <creditreport.h>

#include "tests/unit/verify/office.h"

namespace {

void look_at(const creditreport_verdict* verdict) {
  const auto conclusion = creditreport_verdict_conclusion(verdict);
  const bool shown = creditreport_verdict_text(verdict, CREDITREPORT_REPORT_NUMBER) != nullptr;
  if (shown && conclusion != CREDITREPORT_GENUINE && conclusion != CREDITREPORT_GENUINE_NOT_VALID) __builtin_trap();
  for (int stage = -1; stage <= CREDITREPORT_STAGES; ++stage) {
    const auto* failure = creditreport_verdict_failure(verdict, stage);
    if (failure != nullptr && creditreport_failure_title(failure, CREDITREPORT_EN) == nullptr) __builtin_trap();
  }
  creditreport_text_free(creditreport_verdict_json(verdict, CREDITREPORT_ZH_CN));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  creditreport_failure* failure = nullptr;
  static const auto bundle = credit::verify::test::bundle_of({});
  static const auto* verifier =
      creditreport_verifier_open(bundle.data(), bundle.size(), nullptr, "/nowhere/credit-pdf-page", nullptr);
  if (verifier == nullptr) __builtin_trap();
  if (size == 0) return 0;
  auto* verdict = creditreport_check(verifier, data[0] % 7, data + 1, size - 1, 1795420800, &failure);
  look_at(verdict);
  creditreport_verdict_free(verdict);
  creditreport_failure_free(failure);
  creditreport_verifier_free(creditreport_verifier_open(data, size, nullptr, nullptr, &failure));
  creditreport_failure_free(failure);
  return 0;
}
