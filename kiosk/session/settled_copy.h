// What the journal says came of a copy: the end may have been written when the power went, and the platform not yet
// told.
#pragma once
#include <filesystem>

#include "kiosk/session/ports.h"

namespace credit::session {

// Nothing where the journal has no end of this copy of this report. audit_chain_broken, audit_line_unreadable
Result<std::optional<platform_client::OutcomeReport>> settled_copy(const std::filesystem::path& journal,
                                                                   const PrintMark& mark);

}  // namespace credit::session
