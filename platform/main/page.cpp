// credit-platform page: what the verification page must know of its site, out of the trust bundle and the offer.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "platform/issue/offer.h"
#include "platform/main/commands.h"
#include "report/seal/signer.h"
#include "report/trust/trust_list.h"

namespace credit::platform {
namespace {

nlohmann::ordered_json named(const Purpose& purpose) {
  const auto in = [&](Language language) { return purpose.name[static_cast<std::size_t>(language)]; };
  return {{"code", purpose.code},
          {"name", {{"zh_CN", in(Language::zh_CN)}, {"zh_TW", in(Language::zh_TW)}, {"en", in(Language::en)}}}};
}

}  // namespace

Result<int> write_page_settings(const PlatformSettings& settings, const Options& options) {
  const auto out = options.value("out");
  if (!out) return exit_usage;
  CREDIT_TRY(const auto bytes, read_file(settings.bundle, trust::bundle_limit));
  CREDIT_TRY(const auto bundle, trust::open_bundle(bytes));
  CREDIT_TRY(const auto offer, load_offer(settings.offer));
  nlohmann::ordered_json site = {{"root", to_base64(seal::spki_of(bundle.root))},
                                 {"purposes", nlohmann::ordered_json::array()}};
  for (const auto& purpose : offer.purposes) site["purposes"].push_back(named(purpose));
  const std::string text = site.dump() + "\n";
  CREDIT_CHECK(write_file(*out, view(text)));
  std::printf("%s: root %s\n", out->c_str(), to_hex(seal::key_id_of(bundle.root)).c_str());
  return exit_done;
}

}  // namespace credit::platform
