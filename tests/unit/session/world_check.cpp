// What happens in the world while the card's holder shows that he stands here.
#include "base/failures/person-check.h"
#include "tests/unit/session/world.h"

namespace credit::session::test {

bool World::check_answered(const tl::unexpected<Failure>& no) {
  return answer(platform.sending, no) || answer(platform.answering, no) || answer(platform.asking_desk, no) ||
         answer(platform.looking, no);
}

platform_client::VisitToken World::token_of(bool check_due) const {
  platform_client::VisitToken token{Personal<std::string>("token"), clock.now(), subjects()};
  if (!checks) return token;
  token.check_due = check_due;
  token.ways = {platform_client::CheckWay::phone_code, platform_client::CheckWay::desk};
  token.phone = "138****1234";
  return token;
}

bool World::check_happens(Event event) {
  using Act = VisitView::Act;
  const tl::unexpected<Failure> missing{Failure{failure::person_check_missing, {}}};
  switch (event) {
    case Event::check_due:
      return checks && (answer(platform.opening, token_of(true)) || answer(platform.issuing, missing) ||
                        answer(platform.sheeting, missing) || answer(platform.redeeming, missing) ||
                        answer(platform.inviting, missing) || answer(platform.collecting, missing));
    case Event::by_code:
      return act(Act::ByCode);
    case Event::by_desk:
      return act(Act::ByDesk);
    case Event::other_way:
      return act(Act::OtherWay);
    case Event::send_again:
      return act(Act::SendAgain);
    case Event::code_typed:
      visit.type_code(QStringLiteral("123456"));
      return true;
    case Event::code_sent:
      return answer(platform.sending, platform_client::CodeSent{"138****1234", 3, 60});
    case Event::code_refused:
      return answer(platform.answering, tl::unexpected(Failure{failure::code_wrong, {}}));
    case Event::desk_asked:
      return answer(platform.asking_desk, std::string("K7M3"));
    case Event::check_passed:
      return answer(platform.answering, true) || answer(platform.looking, platform_client::CheckState{true, false});
    case Event::check_failed:
      return answer(platform.looking, platform_client::CheckState{false, true}) ||
             check_answered(fail(failure::check_way_closed));
    default:
      return false;
  }
}

}  // namespace credit::session::test
