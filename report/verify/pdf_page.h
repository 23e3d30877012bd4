// A page of a PDF as a picture.
#pragma once
#include "report/verify/picture.h"

namespace credit::verify {

// Page 1 at 300 dpi. To be called only for a PDF whose signature holds: the renderer is large and meets no stranger's
// file. pdf_page_unreadable
Result<Picture> render_first_page(ByteView pdf);

}  // namespace credit::verify
