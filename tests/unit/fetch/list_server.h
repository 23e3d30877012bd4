// A server of lists in the test's own process: TLS by a development PKI, files as they lie there, any fault wanted.
#pragma once
#include <httplib.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>

#include "base/file.h"
#include "report/seal/claims.h"

namespace credit::test {

class ListServer {
 public:
  using Handler = std::function<void(const httplib::Request&, httplib::Response&)>;

  explicit ListServer(std::filesystem::path pki)
      : pki_(std::move(pki)), server_((pki_ / "server.pem").c_str(), (pki_ / "server.key").c_str()) {
    server_.Get(".*", [this](const auto& request, auto& response) { handle(request, response); });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();  // stop() is deaf before
  }
  ~ListServer() {
    server_.stop();
    thread_.join();
  }

  std::string url() const { return "https://localhost:" + std::to_string(port_); }
  void instead(Handler handler) { instead_ = std::move(handler); }  // while nobody asks
  int unchanged() const { return unchanged_; }                      // answers 304 so far

 private:
  void handle(const httplib::Request& request, httplib::Response& response) {
    if (instead_) return instead_(request, response);
    const auto file = request.path == "/v1/trust-list"
                          ? pki_ / "trust-list.cose"
                          : pki_ / "status-lists" / (request.path.substr(request.path.rfind('/') + 1) + ".cose");
    const auto bytes = read_file(file);
    if (!bytes) return static_cast<void>(response.status = 404);
    const std::string tag = "\"" + to_hex(seal::digest_of(*bytes)) + "\"";
    response.set_header("ETag", tag);
    if (request.get_header_value("If-None-Match") == tag) {
      ++unchanged_;
      response.status = 304;
      return;
    }
    response.set_content(std::string(text_view(*bytes)), "application/cose");
  }

  std::filesystem::path pki_;
  httplib::SSLServer server_;
  Handler instead_;
  std::atomic<int> unchanged_ = 0;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace credit::test
