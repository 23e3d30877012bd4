// What a machine tells of itself between visits.
#include <algorithm>

#include "base/failures/platform.h"
#include "platform/service/api.h"
#include "platform/service/body.h"
#include "platform/store/machines.h"

namespace credit::platform {
namespace {

// Names of the catalogue, parted by single blanks; what is none may come from a newer machine and is kept out.
bool known_names(std::string_view names) {
  while (!names.empty()) {
    const auto end = std::min(names.find(' '), names.size());
    if (!code_named(names.substr(0, end))) return false;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return true;
}

}  // namespace

Result<Answer> Api::tell_state(const Call& call) {
  Body body(call.request.body);
  const auto state = body.text("state", 8, 12);
  const auto failures = body.optional_text("failures", 512);
  CREDIT_CHECK(body.status());
  if ((state != "in_order" && state != "out_of_order") || !known_names(failures))
    return fail(failure::request_malformed, "state or failures are not known");
  const MachineState told{state == "in_order", failures};
  CREDIT_CHECK(
      parts_.store->writer().run([&](Connection& store) { return note_state(store, call.kiosk.id, told, call.now); }));
  return Answer{204, {}, {}, {}, {}, {}, {}, {}};
}

}  // namespace credit::platform
