// No camera without the rule: each condition alone shuts it.
#include "kiosk/face/permit.h"

#include "base/failures/face.h"
#include "tests/support/catch.h"

using namespace credit;
using namespace credit::face;

namespace {

Circumstances all_well() { return {true, true, 1, 0, *parse_day("1990-03-07"), *parse_day("2026-11-23")}; }
Portrait portrait() { return {2, 1, Personal<Bytes>(Bytes(6, 9))}; }

std::string refusal_of(const Circumstances& now, const Portrait& shown = portrait()) {
  const auto asked = permit(now, shown);
  if (asked) return "permitted";
  CHECK(asked.error().code == failure::face_not_permitted);
  return asked.error().detail;
}

}  // namespace

TEST_CASE("face permit: each condition alone shuts the camera") {
  CHECK(refusal_of(all_well()) == "permitted");
  auto now = all_well();
  now.engine_configured = false;
  CHECK(refusal_of(now) == "no engine is configured");
  CHECK_FALSE(offered(now));
  now = all_well();
  now.consented = false;
  CHECK(refusal_of(now) == "no consent of its own");
  CHECK(offered(now));  // the way is shown, and asks for the consent
  now = all_well();
  now.other_ways = 0;
  CHECK(refusal_of(now) == "no other way stands beside it");
  CHECK_FALSE(offered(now));
  for (const auto& wrong :
       {Portrait{}, Portrait{2, 2, Personal<Bytes>(Bytes(6, 9))}, Portrait{513, 1, Personal<Bytes>(Bytes(513 * 3, 9))}})
    CHECK(refusal_of(all_well(), wrong) == "no portrait of the card");
}

TEST_CASE("face permit: three tries and no fourth") {
  auto now = all_well();
  for (now.tries_before = 0; now.tries_before < 3; ++now.tries_before)
    CHECK(permit(now, portrait())->attempt() == now.tries_before + 1);
  CHECK(refusal_of(now) == "three tries were made");
  CHECK_FALSE(offered(now));
}

TEST_CASE("face permit: nobody under fourteen, to the day") {
  auto now = all_well();
  now.birth = *parse_day("2012-11-23");
  CHECK(refusal_of(now) == "permitted");
  now.birth = *parse_day("2012-11-24");
  CHECK(refusal_of(now) == "under fourteen");
  CHECK_FALSE(offered(now));
  now.birth = *parse_day("2012-02-29");
  now.today = *parse_day("2026-02-28");
  CHECK(refusal_of(now) == "under fourteen");
  now.today = *parse_day("2026-03-01");
  CHECK(refusal_of(now) == "permitted");
}
