// What an engine may say: a message within its bounds, or refused.
#include "kiosk/face/messages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit::face;
  const auto said = read_said({data, size});
  if (!said) return 0;
  CREDIT_ENSURE(size <= said_limit);
  if (const auto* compared = std::get_if<said::Compared>(&*said))
    CREDIT_ENSURE(compared->verdict >= Verdict::yes && compared->verdict <= Verdict::undecided &&
                  !compared->engine.id.empty() && compared->engine.version.size() <= name_limit);
  return 0;
}
