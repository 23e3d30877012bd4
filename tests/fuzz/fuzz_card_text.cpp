// Whatever a chip holds, in any of the four layouts: a card whose number fits its kind, or a failure. What follows the
// text is taken for a newest address.
#include "drivers/idcard/foreigner_number.h"
#include "drivers/idcard/id_card.h"
#include "drivers/idcard/resident_number.h"

namespace {

void must_hold(const credit::idcard::IdCard& card) {
  using namespace credit::idcard;
  const auto& number = card.number.expose();
  const bool of_2017 = card.kind == CardKind::foreigner_2017;
  CREDIT_ENSURE(of_2017 ? number_of_2017(number) : resident_number_valid(number));
  CREDIT_ENSURE(!card.name.empty());
  CREDIT_ENSURE(!card.valid_to || *card.valid_to >= card.valid_from);
  const auto& previous = card.previous_number.expose();
  CREDIT_ENSURE(previous.empty() || (number_of_2017(previous) && check_of_2017_fits(previous)));
  CREDIT_ENSURE(card.warnings.size() < 16);  // the device socket's limit of a list
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace credit;
  constexpr std::size_t text_size = 256;
  const ByteView all(data, size);
  auto card = idcard::parse_card_text(all.first(std::min(size, text_size)), {});
  if (!card) return 0;
  if (size > text_size) idcard::add_newest_address(*card, all.subspan(text_size));
  must_hold(*card);
  return 0;
}
