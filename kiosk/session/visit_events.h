// What a finger and a time limit mean to the visit.
#pragma once
#include "kiosk/session/table.h"

namespace credit::session {

Event event_of(VisitView::Act act);  // every act but MoreTime is one
bool waits_for_report(State state);
// What an event that brings no failure along means to the visitor, where it ends in a failure screen.
std::optional<Failure> failure_of(State state, Event event);

}  // namespace credit::session
