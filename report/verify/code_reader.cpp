#include "report/verify/code_reader.h"

#include <zbar.h>
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/failures/verify.h"
#include "report/verify/code_place.h"

namespace credit::verify {
namespace {

using Texts = std::vector<std::string>;
constexpr std::size_t places_tried = 2;
constexpr std::uint64_t doubling_limit = 25'000'000;  // pixels; a larger picture is tried at half size instead

template <auto Free>
struct Deleter {
  template <class T>
  void operator()(T* handle) const {
    Free(handle);
  }
};

Texts zbar_reads(const Picture& picture) {
  const std::unique_ptr<zbar::zbar_image_scanner_t, Deleter<zbar::zbar_image_scanner_destroy>> scanner(
      zbar::zbar_image_scanner_create());
  const std::unique_ptr<zbar::zbar_image_t, Deleter<zbar::zbar_image_destroy>> image(zbar::zbar_image_create());
  CREDIT_ENSURE(scanner && image);
  zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
  zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
  zbar::zbar_image_set_format(image.get(), zbar_fourcc('Y', '8', '0', '0'));
  zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height));
  zbar::zbar_image_set_data(image.get(), picture.gray.data(), picture.gray.size(), nullptr);
  Texts texts;
  if (zbar::zbar_scan_image(scanner.get(), image.get()) < 0) return texts;
  for (const auto* symbol = zbar::zbar_image_first_symbol(image.get()); symbol != nullptr;
       symbol = zbar::zbar_symbol_next(symbol))
    texts.emplace_back(zbar::zbar_symbol_get_data(symbol), zbar::zbar_symbol_get_data_length(symbol));
  return texts;
}

Texts zxing_reads(const Picture& picture) {
  Texts texts;
  try {
    const auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true);
    const ZXing::ImageView view(picture.gray.data(), picture.width, picture.height, ZXing::ImageFormat::Lum);
    for (const auto& result : ZXing::ReadBarcodes(view, hints))
      if (result.isValid()) texts.push_back(result.text());
  } catch (const std::exception&) {
    texts.clear();  // to ZXing a picture it cannot digest is an exception; to us it is a picture without a code
  }
  return texts;
}

class Search {
 public:
  explicit Search(const std::function<bool(std::string_view)>& wanted) : wanted_(wanted) {}

  bool take(const Texts& texts) {
    any_ = any_ || !texts.empty();
    const auto hit = std::find_if(texts.begin(), texts.end(), wanted_);
    if (hit != texts.end()) found_ = *hit;
    return hit != texts.end();
  }
  bool both(const Picture& picture) { return take(zbar_reads(picture)) || take(zxing_reads(picture)); }
  const std::string& found() const { return found_; }
  bool any() const { return any_; }

 private:
  const std::function<bool(std::string_view)>& wanted_;
  std::string found_;
  bool any_ = false;
};

bool may_double(const Picture& picture) { return picture.gray.size() <= doubling_limit; }

// The code alone costs little, so it is looked at in every way that has ever helped: small modules want to be doubled,
// noise wants to be smoothed or halved away, uneven light wants a threshold of its own place.
bool part_reads(Search& search, const Picture& part) {
  const Picture calm = smoothed(part);
  if (search.both(part) || search.both(calm) || search.both(halved(calm)) || search.both(denoised(part))) return true;
  if (!may_double(part)) return false;
  const Picture large = doubled(calm);
  const int reach = std::max(8, std::max(large.width, large.height) / 24);
  return search.both(large) || search.both(doubled(part)) || search.both(in_black_and_white(large, reach)) ||
         search.both(doubled(halved(calm)));
}

bool some_part_reads(Search& search, const Picture& picture) {
  const auto places = code_places(picture, places_tried);
  return std::any_of(places.begin(), places.end(), [&](const Box& box) {
    return part_reads(search, cut_out(picture, box.x, box.y, box.width, box.height));
  });
}

}  // namespace

Result<std::string> find_code(const Picture& picture, const std::function<bool(std::string_view)>& wanted) {
  CREDIT_ENSURE(picture.fits());
  Search search(wanted);
  if (search.both(picture) || some_part_reads(search, picture) ||
      search.both(may_double(picture) ? doubled(picture) : halved(picture)) || search.both(denoised(picture)))
    return search.found();
  return fail(search.any() ? failure::code_is_no_seal : failure::no_code_found);
}

std::size_t digits_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') {
      ++count;
    } else if (text[i] == '\xEF') {  // U+FF10..U+FF19
      const auto wide = text.substr(i, 3);
      if (wide.size() == 3 && wide[1] == '\xBC' && wide[2] >= '\x90' && wide[2] <= '\x99') ++count;
    }
  }
  return count;
}

bool looks_like_seal(std::string_view text) {
  const auto hash = text.rfind('#');
  if (hash == std::string_view::npos) return false;
  const auto digits = text.substr(hash + 1);
  return digits.size() >= fewest_digits &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace credit::verify
