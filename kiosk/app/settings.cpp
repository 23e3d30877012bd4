#include "kiosk/app/settings.h"

#include <sstream>

#include "base/failures/common.h"
#include "report/render/qr_block.h"
#include "report/seal/cose.h"
#include "report/seal/digits.h"

namespace credit::app {

namespace {

Result<ScreenMode> read_mode(const Settings& settings) {
  CREDIT_TRY(const auto mode, settings.text("screen.mode", "full_screen"));
  if (mode == "full_screen") return ScreenMode::full_screen;
  if (mode == "window") return ScreenMode::window;
  return fail(failure::settings_invalid, "screen.mode must be full_screen or window");
}

Result<int> read_rotation(const Settings& settings) {
  CREDIT_TRY(const auto degrees, settings.number("screen.rotation", 0, 270, 0));
  if (degrees % 90 != 0) return fail(failure::settings_invalid, "screen.rotation must be 0, 90, 180 or 270");
  return static_cast<int>(degrees);
}

// "FILE FILE#INDEX ...", by falling preference; the index tells the faces of a collection apart.
Result<std::vector<render::FontShelf::Face>> read_fonts(const Settings& settings) {
  CREDIT_TRY(const auto words, settings.text("report.fonts", std::string{}));
  if (words.empty()) return render::FontShelf::debian_faces();
  std::vector<render::FontShelf::Face> faces;
  std::istringstream each(words);
  for (std::string word; each >> word;) {
    const auto mark = word.rfind('#');
    const auto index = mark == std::string::npos ? std::string("0") : word.substr(mark + 1);
    if (index.size() != 1 || index[0] < '0' || index[0] > '9')
      return fail(failure::settings_invalid, "report.fonts: an index is one digit");
    faces.push_back({word.substr(0, mark), static_cast<unsigned>(index[0] - '0')});
  }
  return faces;
}

// With this address the largest seal there may be still finds room on the paper: said at the start, not to a visitor.
Result<std::string> read_seal_url(const Settings& settings) {
  CREDIT_TRY(auto url, settings.text("seal.url"));
  const auto symbol = seal::make_qr(seal::to_url(url, Bytes(seal::seal_limit, 0xff)), seal::Correction::medium)
                          .and_then(render::place_qr);
  if (!symbol) return fail(failure::settings_invalid, "seal.url is too long: " + symbol.error().detail);
  return url;
}

}  // namespace

Result<AppSettings> read_app_settings(const Settings& settings) {
  AppSettings read;
  CREDIT_TRY(read.kiosk, settings.text("kiosk.id"));
  CREDIT_TRY(read.screen, read_mode(settings));
  CREDIT_TRY(read.rotation, read_rotation(settings));
  CREDIT_TRY(read.device_socket, settings.path("devices.socket"));
  CREDIT_TRY(read.device_user, settings.text("devices.user"));
  CREDIT_TRY(read.printer, print::read_printer_settings(settings));
  CREDIT_TRY(read.seal_key, settings.text("seal.key"));
  CREDIT_TRY(const bool key_file, settings.flag("seal.admit_key_file", false));
  if (key_file) read.key_files = signers::KeyFiles::admitted;
  CREDIT_TRY(read.seal_certificate, settings.path("seal.certificate"));
  CREDIT_TRY(read.seal_host_and_path, read_seal_url(settings));
  CREDIT_TRY(read.time_stamp, time_authority::read_stamp_settings(settings));
  CREDIT_TRY(read.trust_bundle, settings.path("trust.bundle"));
  CREDIT_TRY(read.editions, settings.path("report.editions"));
  CREDIT_TRY(read.look, settings.path("report.look"));
  CREDIT_TRY(read.fonts, read_fonts(settings));
  CREDIT_TRY(read.journal, settings.path("folders.journal"));
  CREDIT_TRY(read.state, settings.path("folders.state"));
  return read;
}

}  // namespace credit::app
