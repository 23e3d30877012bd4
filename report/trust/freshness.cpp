#include "report/trust/freshness.h"

namespace credit::trust {

const char* name_of(Freshness freshness) {
  switch (freshness) {
    case Freshness::current:
      return "current";
    case Freshness::grace:
      return "grace";
    case Freshness::too_old:
      return "too_old";
  }
  impossible("freshness", __FILE__, __LINE__);
}

}  // namespace credit::trust
