// A printer's address, taken apart.
#pragma once
#include <optional>
#include <string>

namespace credit::print {

struct PrinterPlace {
  bool secure = false;  // ipps
  std::string host;
  int port = 0;
  std::string resource;
};

std::optional<PrinterPlace> read_place(const std::string& uri);  // ipp:// and ipps:// only

}  // namespace credit::print
