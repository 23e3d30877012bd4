// Everything an operator may set, read once at start. Example: system/kiosk.toml.
#pragma once
#include <filesystem>

#include "base/settings.h"
#include "kiosk/print/printer_settings.h"
#include "kiosk/time_stamp/stamp_settings.h"
#include "report/render/render.h"
#include "report/signers/open_signer.h"

namespace credit::app {

enum class ScreenMode { full_screen, window };

struct AppSettings {
  std::string kiosk;  // "K-0001"
  ScreenMode screen = ScreenMode::full_screen;
  int rotation = 0;  // degrees the picture is turned where the panel is mounted on its side: 0, 90, 180, 270
  std::filesystem::path device_socket;
  std::string device_user;  // the user credit-devices runs as; nobody else is believed
  print::PrinterSettings printer;
  std::string seal_key;                                      // as report/signers/key_reference.h has it
  signers::KeyFiles key_files = signers::KeyFiles::refused;  // seal.admit_key_file: for development only
  std::filesystem::path seal_certificate;
  std::string seal_host_and_path;                           // "v.credit.example.cn/s"
  std::optional<time_authority::StampSettings> time_stamp;  // nothing: the PDF's signature stands alone
  std::filesystem::path trust_bundle;
  std::filesystem::path editions;
  std::filesystem::path look;  // a folder with a look.toml
  std::vector<render::FontShelf::Face> fonts;
  std::filesystem::path journal, state;
};

// settings_invalid names the key. The platform's own section is read by kiosk/platform.
Result<AppSettings> read_app_settings(const Settings& settings);

}  // namespace credit::app
