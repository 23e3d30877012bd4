#include "kiosk/print/printer_place.h"

#include <cups/http.h>

namespace credit::print {

std::optional<PrinterPlace> read_place(const std::string& uri) {
  char scheme[16], user[64], host[256], resource[256];
  PrinterPlace place;
  const auto status = httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme, sizeof scheme, user, sizeof user, host,
                                      sizeof host, &place.port, resource, sizeof resource);
  if (status != HTTP_URI_STATUS_OK) return {};
  const std::string name = scheme;
  if (name != "ipp" && name != "ipps") return {};
  place.secure = name == "ipps";
  place.host = host;
  place.resource = resource;
  return place;
}

}  // namespace credit::print
