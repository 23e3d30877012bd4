// One server of lists, asked over HTTPS: certificate and name checked, no redirect, no compression, answers of bounded
// size in bounded time.
#pragma once
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "report/trust/renewal.h"

namespace credit::fetch {

struct ServerSettings {
  std::string url;                   // "https://v.credit.example.cn" or with a port; no path
  std::filesystem::path authority;   // PEM: the only roots believed; empty: the system's
  std::chrono::seconds silence{10};  // of the network, at most
  std::chrono::seconds answer{60};   // for one list, in all
};

class Server {
 public:
  static Result<Server> at(ServerSettings settings);                       // settings_invalid: the URL
  Result<trust::ListAnswer> ask(const trust::ListRequest& request) const;  // lists_unreachable
  const std::string& url() const { return settings_.url; }

 private:
  explicit Server(ServerSettings settings) : settings_(std::move(settings)) {}
  ServerSettings settings_;
};

}  // namespace credit::fetch
