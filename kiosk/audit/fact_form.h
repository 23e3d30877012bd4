// Whether a fact has the form the catalogue gives its kind.
#pragma once
#include <vector>

#include "kiosk/audit/journal.h"

namespace credit::audit {

// audit_fact_refused names the kind, never the value: a refused value may be personal.
Status check_facts(const std::vector<Fact>& facts);

}  // namespace credit::audit
