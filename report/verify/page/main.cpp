// credit-pdf-page: a PDF on standard input; a page of it as a picture, its words, or an embedded file on standard
// output. The only program of ours that knows poppler (GPL), and a process of its own because PDF libraries are large
// and their input is hostile: whoever starts it takes its network, its files and its time away (pdf_pages.h).
//   credit-pdf-page count           how many pages, in decimal
//   credit-pdf-page picture N DPI   page N (from 1) as a portable graymap (P5, 8 bit)
//   credit-pdf-page text            every page's words in the order they were written, UTF-8, a form feed after each
//   credit-pdf-page file NAME       the embedded file; exit status 2 when there is none of that name
// Exit status 1: the PDF cannot be read, 3: the command line is wrong.
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-embedded-file.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>
#include <signal.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr double longest_side = 1300;  // points: A3 and a little
constexpr int most_pages = 1000, least_dpi = 50, most_dpi = 1200;
enum Exit { done = 0, unreadable = 1, no_such_file = 2, wrong_use = 3 };

using Document = std::unique_ptr<poppler::document>;

std::vector<char> standard_input() {
  std::vector<char> all;
  std::array<char, 1U << 16> piece{};
  while (const auto size = std::fread(piece.data(), 1, piece.size(), stdin))
    all.insert(all.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(size));
  return all;
}

Exit put(const void* bytes, std::size_t size) {
  return std::fwrite(bytes, 1, size, stdout) == size && std::fflush(stdout) == 0 ? done : unreadable;
}

std::optional<int> number(const char* text, int low, int high) {
  int value = 0;
  const std::string_view word = text;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || end != word.data() + word.size() || value < low || value > high) return std::nullopt;
  return value;
}

Exit picture(const poppler::document& pdf, int number, int dpi) {
  if (number > pdf.pages()) return unreadable;
  const std::unique_ptr<poppler::page> page(pdf.create_page(number - 1));
  if (!page) return unreadable;
  const auto paper = page->page_rect();
  if (!(paper.width() > 0 && paper.height() > 0 && paper.width() <= longest_side && paper.height() <= longest_side))
    return unreadable;
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  const auto image = renderer.render_page(page.get(), dpi, dpi);
  if (!image.is_valid() || image.format() != poppler::image::format_gray8) return unreadable;
  const auto width = static_cast<std::size_t>(image.width()), height = static_cast<std::size_t>(image.height());
  if (std::printf("P5\n%zu %zu\n255\n", width, height) < 0) return unreadable;
  for (std::size_t y = 0; y < height; ++y)
    if (put(image.const_data() + y * static_cast<std::size_t>(image.bytes_per_row()), width) != done) return unreadable;
  return done;
}

Exit text(const poppler::document& pdf) {
  for (int i = 0; i < pdf.pages(); ++i) {
    const std::unique_ptr<poppler::page> page(pdf.create_page(i));
    if (!page) return unreadable;
    auto words = page->text({}, poppler::page::raw_order_layout).to_utf8();
    std::erase(words, '\f');  // poppler's own, of which it puts one behind some pages
    if (put(words.data(), words.size()) != done || put("\f", 1) != done) return unreadable;
  }
  return done;
}

Exit file(const poppler::document& pdf, std::string_view name) {
  if (!pdf.has_embedded_files()) return no_such_file;
  for (const auto* embedded : pdf.embedded_files()) {
    if (embedded == nullptr || embedded->name() != name) continue;
    if (!embedded->is_valid()) return unreadable;
    const auto bytes = embedded->data();
    return put(bytes.data(), bytes.size());
  }
  return no_such_file;
}

Exit run(const std::vector<const char*>& words) {
  const auto input = standard_input();
  if (input.empty() || input.size() > static_cast<std::size_t>(INT32_MAX)) return unreadable;
  const Document pdf(poppler::document::load_from_raw_data(input.data(), static_cast<int>(input.size())));
  if (!pdf || pdf->is_locked() || pdf->pages() < 1 || pdf->pages() > most_pages) return unreadable;
  const std::string_view task = words[0];
  if (task == "count" && words.size() == 1) {
    const auto pages = std::to_string(pdf->pages()) + "\n";
    return put(pages.data(), pages.size());
  }
  if (task == "text" && words.size() == 1) return text(*pdf);
  if (task == "file" && words.size() == 2) return file(*pdf, words[1]);
  if (task != "picture" || words.size() != 3) return wrong_use;
  const auto page = number(words[1], 1, most_pages);
  const auto dpi = number(words[2], least_dpi, most_dpi);
  return page && dpi ? picture(*pdf, *page, *dpi) : wrong_use;
}

}  // namespace

int main(int argc, char** argv) {
  signal(SIGXFSZ, SIG_IGN);  // nothing may be written: a font cache that tries is told so, and does without
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  Exit status = wrong_use;
  try {
    if (argc > 1) status = run({argv + 1, argv + argc});
  } catch (const std::exception&) {  // out of memory, or a length its containers refuse
    status = unreadable;
  }
  std::_Exit(status);  // all was written; what poppler keeps for its end is time nobody needs
}
