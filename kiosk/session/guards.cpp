// What a row may wait for.
#include "kiosk/session/table.h"

namespace credit::session {

bool holds(Guard guard, const Conditions& conditions) {
  switch (guard) {
    case Guard::none:
      return true;
    case Guard::machine_in_order:
      return conditions.machine_in_order;
    case Guard::copies_left:
      return conditions.copies_left;
    case Guard::slip_at_hand:
      return conditions.slip_at_hand;
    case Guard::several_subjects:
      return conditions.several_subjects;
    case Guard::several_services:
      return conditions.several_services;
    case Guard::report_open:
      return conditions.report_open;
    case Guard::may_object:
      return conditions.may_object;
    case Guard::several_kinds:
      return conditions.several_kinds;
    case Guard::some_left:
      return conditions.some_left;
    case Guard::check_due:
      return conditions.check_due;
    case Guard::report_wished:
      return conditions.report_wished;
    case Guard::sheet_wished:
      return conditions.sheet_wished;
    case Guard::objection_wished:
      return conditions.objection_wished;
    case Guard::agents_served:
      return conditions.agents_served;
    case Guard::agent_unchecked:
      return conditions.agent_unchecked;
    case Guard::licence_wished:
      return conditions.licence_wished;
  }
  return false;
}

}  // namespace credit::session
