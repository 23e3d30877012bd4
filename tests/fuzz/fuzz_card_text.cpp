// Whatever a chip holds: a card whose number checks, or a failure.
#include "drivers/idcard/id_card.h"
#include "drivers/idcard/resident_number.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit;
  const auto card = idcard::parse_card_text(ByteView(data, size), {});
  if (!card) return 0;
  CREDIT_ENSURE(idcard::resident_number_valid(card->number.expose()));
  CREDIT_ENSURE(!card->name.empty());
  CREDIT_ENSURE(!card->valid_to || *card->valid_to >= card->valid_from);
  return 0;
}
