// Our end against engines that do what they should not: always a failure with a name, in time, and never a yes.
#include "base/failures/face.h"
#include "tests/unit/face/engine.h"

using namespace credit;
using namespace credit::face;
using namespace credit::face::test;

namespace {

Limits short_ones() {
  const auto limit = milliseconds(150) * credit::test::slowness();
  return {limit * 4, limit * 4, limit, limit};
}

}  // namespace

TEST_CASE("face: an engine that breaks the contract is a failure by name, and no verdict of it is believed") {
  const auto [reply, code, detail] = GENERATE(table<const char*, FailureCode, std::string>(
      {{"garbage", failure::face_engine_broken, "no head"},
       {"long", failure::face_engine_broken, "too long"},
       {"early", failure::face_engine_broken, "out of turn"},
       {"other-version", failure::face_engine_broken, "another version"},
       {"other-engine", failure::face_engine_broken, "it is another engine than it said"},
       {"mute-hello", failure::face_engine_silent, "hello"},
       {"silent", failure::face_engine_silent, "watching"},
       {"slow", failure::face_engine_silent, "verdict"},
       {"unclosed", failure::face_engine_silent, "closed"},
       {"busy", failure::face_engine_away, "camera busy"},
       {"gone", failure::face_engine_away, "it went in the middle of it"},
       {"crash", failure::face_engine_away, "it went in the middle of it"}}));
  CAPTURE(reply);
  const Engine engine(reply);
  Asked asked(engine.socket(), short_ones());
  const auto told = asked.compare();
  REQUIRE_FALSE(told);
  CHECK(told.error().code == code);
  CHECK(told.error().detail == detail);
}

TEST_CASE("face: no engine is configured, or none listens") {
  CHECK_FALSE(Asked("").client.configured());
  Asked nobody("/nowhere/engine");
  CHECK(nobody.client.configured());
  const auto told = nobody.compare();
  REQUIRE_FALSE(told);
  CHECK(told.error().code == failure::face_engine_away);
}

TEST_CASE("face: what was stopped never answers, and the next is heard") {
  const Engine engine("yes");
  Asked asked(engine.socket());
  const auto portrait = drawn_portrait();
  bool told = false;
  asked.client.compare(*permit(all_well(), portrait), portrait, [&](const auto&) { told = true; });
  asked.client.stop();
  CHECK_FALSE(run_until([&] { return told; }, milliseconds(100)));
  CHECK(asked.compare());
  CHECK_FALSE(told);
}
