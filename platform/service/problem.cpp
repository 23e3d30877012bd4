#include <nlohmann/json.hpp>

#include "base/failures/platform.h"
#include "platform/service/message.h"

namespace credit::platform {

// What goes wrong inside is for the log; the other end is told no more than that it did.
Answer problem(const Failure& failure) {
  const int status = words_of(failure.code).status;
  const auto shown = status == 500 ? failure::platform_internal : failure.code;
  const nlohmann::ordered_json json = {{"type", "about:blank"},
                                       {"title", words_of(shown).title[static_cast<int>(Language::zh_CN)]},
                                       {"status", status},
                                       {"code", words_of(shown).code}};
  return {status, "application/problem+json", json.dump(), {}, {}, {}, std::string(failure.name()), failure.detail};
}

}  // namespace credit::platform
