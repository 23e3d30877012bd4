// Where on a page a QR code may stand: the patches that are densely black and white in both directions, as lines of
// text are not. A hint for the readers, which look at the whole page first.
#pragma once
#include "report/verify/picture.h"

namespace credit::verify {

struct Box {
  int x = 0, y = 0, width = 0, height = 0;
};

// The densest first, a margin around each, inside the picture; at most `most`.
std::vector<Box> code_places(const Picture& picture, std::size_t most);

}  // namespace credit::verify
