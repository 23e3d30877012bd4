// Whatever a scanner reads: one of the known kinds, its text unchanged, its codes well formed.
#include "drivers/code/classifier.h"
#include "drivers/code/credit_code.h"
#include "drivers/code/web_address.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit;
  static const auto classifier = code::Classifier::make({"v.credit.example.cn/s"});
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto scanned = classifier->classify(Personal<std::string>(text));
  CREDIT_ENSURE(scanned.text.expose() == text);
  CREDIT_ENSURE(code::name_of(scanned.kind) != nullptr);
  CREDIT_ENSURE(scanned.credit_codes.size() <= code::candidate_limit);
  CREDIT_ENSURE(scanned.kind != code::Kind::credit_code || !scanned.credit_codes.empty());
  for (const auto& one : scanned.credit_codes) {
    CREDIT_ENSURE(one.expose().size() == code::credit_code_length);
    CREDIT_ENSURE(scanned.confirm || code::judge_credit_code(one.expose()) == code::CodeVerdict::good);
  }
  if (const auto address = code::first_web_address(text))
    CREDIT_ENSURE(address->host.find_first_of("/\\?#@: ") == std::string::npos);
  return 0;
}
