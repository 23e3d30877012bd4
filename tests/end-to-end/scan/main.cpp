// scan-test PDF PAGE_PROGRAM TRIALS DPI...: page 1 of a report, printed and scanned on paper that does not exist, must
// be read by the picture path every time at 200 and 300 dpi. Prints a table; figures at other resolutions only inform.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "base/failures/verify.h"
#include "base/file.h"
#include "report/verify/code_reader.h"
#include "report/verify/pdf_pages.h"
#include "tests/end-to-end/scan/print_and_scan.h"

namespace {

using namespace credit;
using namespace credit::verify;

struct Page {
  Picture ink;
  std::string text;  // of the code
  scan::Box code;
};

Result<Page> printed_page(const Bytes& pdf, const PdfPages& pages) {
  CREDIT_TRY(const auto drawn, pages.picture(pdf, 1, scan::print_dpi));
  const ZXing::ImageView view(drawn.gray.data(), drawn.width, drawn.height, ZXing::ImageFormat::Lum);
  for (const auto& found : ZXing::ReadBarcodes(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode))) {
    const auto& corner = found.position();
    const scan::Box box{corner.topLeft().x, corner.topLeft().y, corner.bottomRight().x - corner.topLeft().x,
                        corner.bottomRight().y - corner.topLeft().y};
    if (looks_like_seal(found.text())) return Page{scan::inked(drawn), found.text(), box};
  }
  return fail(failure::no_code_found);
}

struct Cell {
  int read = 0;
  double seconds = 0;  // of reading alone
};

Cell run(const Page& page, const Picture& soft, const scan::Model& model, int dpi, int trials) {
  Cell cell;
  for (int trial = 0; trial < trials; ++trial) {
    const auto file = scan::scanned(page.ink, soft, page.code, model, dpi, static_cast<unsigned>(trial + 1));
    if (const char* folder = std::getenv("SCAN_TEST_KEEP"))
      static_cast<void>(write_file(
          std::string(folder) + "/" + model.name + "-" + std::to_string(dpi) + "-" + std::to_string(trial + 1) + ".jpg",
          file));
    const auto begun = std::chrono::steady_clock::now();
    const auto picture = read_picture(file);
    const auto code = picture ? find_code(*picture, looks_like_seal) : fail(picture.error().code);
    cell.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    if (code && *code == page.text)
      ++cell.read;
    else
      std::printf("  not read: %s at %d dpi, trial %d\n", model.name, dpi, trial + 1);
  }
  return cell;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: scan-test PDF PAGE_PROGRAM TRIALS DPI...\n";
    return 2;
  }
  const auto pdf = read_file(argv[1]);
  PageReading reading;
  reading.program = argv[2];
  const auto page = pdf ? printed_page(*pdf, PdfPages(reading)) : fail(pdf.error().code, pdf.error().detail);
  const int trials = std::atoi(argv[3]);
  if (!page || trials < 1) {
    std::cerr << "no page: " << (page ? "trials" : page.error().describe()) << "\n";
    return 2;
  }
  std::printf("whole A4 pages, code of %.1f mm, %zu characters; printed at %d dpi, simulated\n",
              page->code.width * 25.4 / scan::print_dpi, page->text.size(), scan::print_dpi);
  std::printf("%-10s %-5s %-9s %s\n", "model", "dpi", "read", "seconds a page");
  bool good = true;
  for (int i = 4; i < argc; ++i) {
    const int dpi = std::atoi(argv[i]);
    for (const auto* model : {&scan::mild, &scan::firm, &scan::damaged}) {
      const auto soft = scan::blurred(page->ink, *model, dpi);
      const auto cell = run(*page, soft, *model, dpi, trials);
      std::printf("%-10s %-5d %2d of %-3d %.2f\n", model->name, dpi, cell.read, trials, cell.seconds / trials);
      std::fflush(stdout);
      good = good && (cell.read == trials || dpi < 200);
    }
  }
  std::printf(good ? "every page at 200 dpi and more was read\n" : "NOT every page at 200 dpi and more was read\n");
  return good ? 0 : 1;
}
