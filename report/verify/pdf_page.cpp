#include "report/verify/pdf_page.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <exception>
#include <memory>

namespace credit::verify {
namespace {

constexpr double dpi = 300;
constexpr double longest_side = 1300;  // points: A3 and a little

tl::unexpected<Failure> unreadable(const char* what) { return fail(FailureCode::pdf_page_unreadable, what); }

Picture copy_of(const poppler::image& image) {
  Picture picture{image.width(), image.height(), {}};
  const auto row_bytes = static_cast<std::size_t>(image.bytes_per_row());
  for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
    const auto* row = image.const_data() + y * row_bytes;
    picture.gray.insert(picture.gray.end(), row, row + picture.width);
  }
  return picture;
}

Result<Picture> render(ByteView pdf) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(reinterpret_cast<const char*>(pdf.data()), static_cast<int>(pdf.size())));
  if (!document || document->is_locked() || document->pages() < 1) return unreadable("document");
  const std::unique_ptr<poppler::page> page(document->create_page(0));
  if (!page) return unreadable("page");
  const auto paper = page->page_rect();
  if (!(paper.width() > 0 && paper.height() > 0 && paper.width() <= longest_side && paper.height() <= longest_side))
    return unreadable("paper size");
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  const auto image = renderer.render_page(page.get(), dpi, dpi);
  if (!image.is_valid() || image.format() != poppler::image::format_gray8) return unreadable("rendering");
  return copy_of(image);
}

}  // namespace

Result<Picture> render_first_page(ByteView pdf) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  try {
    return render(pdf);
  } catch (const std::exception&) {  // out of memory, or a length its containers refuse
    return unreadable("exception");
  }
}

}  // namespace credit::verify
