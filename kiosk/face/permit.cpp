#include "kiosk/face/permit.h"

#include "base/failures/face.h"

namespace credit::face {
namespace {

// Born on 29 February: of age on 1 March.
bool old_enough(Day birth, Day today) {
  const std::chrono::year_month_day born{birth};
  const Day reached{std::chrono::sys_days{(born.year() + std::chrono::years{lowest_age}) / born.month() / born.day()}};
  return today >= reached;
}

bool whole(const Portrait& portrait) {
  const auto size = portrait.rgb.expose().size();
  return size > 0 && size <= portrait_limit && portrait.width <= side_limit && portrait.height <= side_limit &&
         size == std::size_t{3} * portrait.width * portrait.height;
}

const char* barrier(const Circumstances& now) {
  if (!now.engine_configured) return "no engine is configured";
  if (!old_enough(now.birth, now.today)) return "under fourteen";
  if (now.other_ways < 1) return "no other way stands beside it";
  if (now.tries_before >= most_tries) return "three tries were made";
  return nullptr;
}

}  // namespace

bool offered(const Circumstances& circumstances) { return barrier(circumstances) == nullptr; }

Result<Permit> permit(const Circumstances& circumstances, const Portrait& portrait) {
  if (const char* why = barrier(circumstances)) return fail(failure::face_not_permitted, why);
  if (!circumstances.consented) return fail(failure::face_not_permitted, "no consent of its own");
  if (!whole(portrait)) return fail(failure::face_not_permitted, "no portrait of the card");
  return Permit(circumstances.tries_before + 1);
}

}  // namespace credit::face
