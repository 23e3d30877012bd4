#include "report/fetch/command/command.h"

namespace credit::fetch::command {
namespace {

std::optional<std::string> set(Options& options, const std::string& name, const std::string& value) {
  if (name == "--bundle")
    options.bundle = value;
  else if (name == "--from" && options.what == Options::What::fetch)
    options.servers.push_back(value);
  else if (name == "--ca" && options.what == Options::What::fetch)
    options.authority = value;
  else
    return name + ": unknown option";
  return std::nullopt;
}

}  // namespace

tl::expected<Options, std::string> read_options(const std::vector<std::string>& arguments) {
  Options options;
  if (arguments.empty()) return tl::unexpected<std::string>("fetch or show?");
  if (arguments[0] == "--help" || arguments[0] == "-h") return options;
  if (arguments[0] != "fetch" && arguments[0] != "show") return tl::unexpected<std::string>(arguments[0] + ": unknown");
  options.what = arguments[0] == "fetch" ? Options::What::fetch : Options::What::show;
  for (std::size_t i = 1; i < arguments.size(); i += 2) {
    if (i + 1 == arguments.size()) return tl::unexpected<std::string>(arguments[i] + " wants its value");
    if (const auto wrong = set(options, arguments[i], arguments[i + 1])) return tl::unexpected<std::string>(*wrong);
  }
  if (options.what == Options::What::fetch && options.servers.empty())
    return tl::unexpected<std::string>("fetch wants --from URL");
  return options;
}

const char* usage() {
  return "credit-trust: whom this machine believes when it checks credit reports\n"
         "\n"
         "  credit-trust fetch --from URL [--from URL]... [--bundle FILE] [--ca FILE]\n"
         "      Gets the newest trust list and status lists from each server and renews the bundle in place. What a\n"
         "      server sends is believed by its signature and number alone; without a network the lists at hand stay.\n"
         "\n"
         "  credit-trust show [--bundle FILE]\n"
         "      Says what the bundle holds: root, keys, numbers, dates and age of the lists.\n"
         "\n"
         "FILE is /etc/credit/trust.cbor unless given; --ca names the only roots believed for HTTPS (PEM).\n"
         "Exit status: 0 all is renewed, 1 not all, but the lists at hand are still believed, 2 a list is too old to "
         "be\n"
         "believed, 3 the command line or the bundle is wrong.\n";
}

}  // namespace credit::fetch::command
