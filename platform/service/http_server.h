// HTTP on a Unix socket. One line to the log for each request, without anything personal.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>

#include "platform/service/api.h"
#include "platform/service/metrics.h"

namespace credit::platform {

class HttpServer {
 public:
  struct Limits {
    std::size_t threads = 8;
    std::size_t body_bytes = 64U << 10;
    std::function<Answer(const Request&)> enrolment = {};  // who answers below /.well-known/est/; empty: nobody, 404
    std::function<Result<StoreFigures>()> figures = {};    // for /metrics; empty: nobody, 404
    std::function<Answer(const Request&)> desk = {};       // likewise below /v1/desk/
  };
  // socket_unusable when somebody already listens there or the folder does not allow it.
  static Result<std::unique_ptr<HttpServer>> bind(const std::filesystem::path& socket, Api& api, Limits limits);
  virtual ~HttpServer() = default;
  virtual void run() = 0;   // until stop()
  virtual void stop() = 0;  // from any thread; requests under way are finished
};

}  // namespace credit::platform
