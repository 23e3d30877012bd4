// The services beside the report, as the visit hands them in.
#pragma once
#include "tests/unit/qml/situations.h"

namespace credit::face_test {

void add_rights(std::vector<Situation>& all, const QString& language);

}  // namespace credit::face_test
