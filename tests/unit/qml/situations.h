// Every picture a visit can hand to the face, with synthetic content: one name, one Picture, one state of the clock.
#pragma once
#include <QString>
#include <vector>

#include "kiosk/session/visit_view.h"

namespace credit::face_test {

struct Situation {
  QString name;
  session::Picture picture;
  bool warning = false;
  int seconds_left = 0;
};

// In the words of one language, as the visit would fill them.
std::vector<Situation> situations(const QString& language);

}  // namespace credit::face_test
