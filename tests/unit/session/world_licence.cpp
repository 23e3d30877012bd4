// What happens in the world while an agent shows the code of an electronic licence.
#include "base/failures/scanner.h"
#include "tests/unit/session/world.h"

namespace credit::session::test {

void World::offer_licence(Offering offering) {
  auto offer = std::make_shared<platform_client::Offer>(*sample_offer(offering));
  offer->electronic_licence = true;
  visit.set_offer(std::move(offer));
}

// As the service does: nobody who did not ask for it hears of it.
void World::scan(code::Kind kind, const std::string& text) {
  if (scanner.listening)
    visit.device_event(devices::CodeScanned{{kind, Personal<std::string>(text), {}, false, {}}, "1-3"});
}

// The phone confirms, and the machine hears of it when it asks the next time.
bool World::licence_taken() {
  const platform_client::VisitSubject firm{"enterprise", Personal<std::string>(licence_firm_code),
                                           Personal<std::string>("示例市测试委托有限公司"),
                                           platform_client::Standing::agent};
  if (visit.state() == State::invitation && !platform.redeeming && !platform.collecting) seconds_pass(2);
  return answer(platform.redeeming, firm) || answer(platform.collecting, std::optional(firm));
}

bool World::licence_happens(Event event) {
  const bool ready = scanner.listening;
  switch (event) {
    case Event::licence_wanted:
      return act(VisitView::Act::ShowLicence);
    case Event::code_scanned:
      scan(code::Kind::licence_token, licence_code);
      return ready;
    case Event::scan_failed:
      if (ready) visit.device_event(devices::ScanFailed{{failure::scanner_code_too_long, {}}, "1-3"});
      return ready;
    case Event::licence_taken:
      return licence_taken();
    case Event::invitation_wanted:
      return act(VisitView::Act::ShowInvitation);
    case Event::invited:
      return answer(platform.inviting,
                    platform_client::LicenceInvitation{invitation_text, clock.now() + invitation_lasts});
    default:
      return false;
  }
}

}  // namespace credit::session::test
