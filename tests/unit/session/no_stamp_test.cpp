// A visit where the time stamp authority does not answer.
#include "base/failures/time-stamp.h"
#include "tests/support/catch.h"
#include "tests/unit/session/world.h"

using namespace credit;
using namespace credit::session;
using credit::audit::EventKind;
using credit::session::test::World;

TEST_CASE("no time stamp where one is required: the visitor is told why, and nothing is shown or printed") {
  World world;
  world.visit.start();
  for (const auto event : {Event::begin, Event::card_read, Event::agree, Event::visit_opened, Event::chosen,
                           Event::report_issued, Event::report_verified})
    REQUIRE(world.happens(event));
  REQUIRE(world.maker.composing);
  world.maker.composing(fail(failure::time_stamp_unavailable, "nobody answers"));
  CHECK(world.visit.state() == State::refusal);
  CHECK(world.view.failureCode() == QStringLiteral("time_stamp_unavailable"));
  CHECK(world.view.previewSerial() == 0);
  CHECK(world.printer.jobs == 0);
  CHECK(world.visit.data().composed.pdf.empty());
  CHECK(world.journal.says("time_stamp_unavailable"));
  CHECK(world.journal.count(EventKind::failure_shown) == 1);
  CHECK(world.journal.count(EventKind::preview_shown) == 0);
}
