// How a camera was held: the orientation in a JPEG's EXIF (JEITA CP-3451, tag 0x0112).
#pragma once
#include "report/verify/picture.h"

namespace credit::verify {

// Of the APP1 segment's content. 1 (as it stands) for whatever is no EXIF, names none, or names one out of 1..8.
int exif_orientation(ByteView app1);

// The picture as it was meant to be seen.
Picture turned_upright(Picture picture, int orientation);

}  // namespace credit::verify
