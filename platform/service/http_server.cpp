#include "platform/service/http_server.h"

#include <httplib.h>

#include "base/failures/platform.h"
#include "platform/service/log.h"
#include "platform/service/unix_socket.h"

namespace credit::platform {
namespace {

Method method_of(const std::string& name) {
  if (name == "GET") return Method::get;
  if (name == "POST") return Method::post;
  if (name == "DELETE") return Method::remove;
  return Method::other;
}

Request read(const httplib::Request& from) {
  return {method_of(from.method),
          from.path,
          from.get_header_value("X-Kiosk-Verify"),
          from.get_header_value("X-Kiosk-Fingerprint"),
          from.get_header_value("Idempotency-Key"),
          from.get_header_value("If-None-Match"),
          from.body,
          from.get_header_value("X-Asker"),
          from.get_header_value("Authorization"),
          from.get_header_value("Content-Type"),
          from.get_header_value("Cookie"),
          from.get_header_value("X-Desk-Token")};
}

void write(const Answer& answer, httplib::Response& to) {
  to.status = answer.status;
  for (const auto& [name, value] : answer.headers) to.set_header(name, value);
  if (!to.has_header("Cache-Control")) to.set_header("Cache-Control", "no-store");
  if (!answer.content_type.empty()) to.set_content(answer.body, answer.content_type);
}

// What the library refuses before we see it: too long, or no HTTP.
FailureCode refusal_of(int status) {
  if (status == 413) return failure::request_too_large;
  if (status == 404) return failure::route_unknown;
  return status >= 500 ? failure::platform_internal : failure::request_malformed;
}

// The library binds to TCP only; its protected socket member is the documented way in for other kinds.
class UnixHttpServer final : public HttpServer, private httplib::Server {
 public:
  UnixHttpServer(int socket, Api& api, Limits limits)
      : api_(api),
        enrolment_(std::move(limits.enrolment)),
        desk_(std::move(limits.desk)),
        figures_(std::move(limits.figures)) {
    svr_sock_ = socket;
    new_task_queue = [threads = limits.threads] { return new httplib::ThreadPool(threads); };
    set_payload_max_length(limits.body_bytes);
    set_keep_alive_max_count(1000);
    const httplib::Server::Handler handler = [this](const auto& request, auto& response) { handle(request, response); };
    Get(".*", handler).Post(".*", handler).Put(".*", handler).Patch(".*", handler).Delete(".*", handler);
    set_pre_routing_handler([](const auto& request, auto& response) { return refuse_encoded(request, response); });
    set_error_handler([](const httplib::Request&, httplib::Response& response) { explain(response); });
    set_exception_handler([](const httplib::Request&, httplib::Response& response, const std::exception_ptr&) {
      write(problem({failure::platform_internal, {}}), response);
      log_event("exception");
    });
  }

  void run() override { listen_after_bind(); }
  void stop() override { httplib::Server::stop(); }

 private:
  void handle(const httplib::Request& request, httplib::Response& response) {
    if (figures_ && request.path == "/metrics" && from_inside(request)) return tell_metrics(response);
    const auto begun = std::chrono::steady_clock::now();
    const bool enrols = enrolment_ && request.path.starts_with("/.well-known/est/");
    const bool at_desk = desk_ && request.path.starts_with("/v1/desk/");
    const auto answer = enrols    ? enrolment_(read(request))
                        : at_desk ? desk_(read(request))
                                  : api_.answer(read(request));
    write(answer, response);
    const auto taken = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
    metrics_.count(method_of(request.method), answer, taken);
    log_request(request.method.c_str(), answer, taken.count());
  }

  // The machines' and the public door put their findings into every request; what has none came by the socket itself or
  // by the door for monitoring, which opens for this one path.
  static bool from_inside(const httplib::Request& request) {
    return !request.has_header("X-Kiosk-Verify") && !request.has_header("X-Asker");
  }

  void tell_metrics(httplib::Response& response) const {
    response.set_header("Cache-Control", "no-store");
    response.set_content(metrics_.text(figures_()), "text/plain; version=0.0.4; charset=utf-8");
  }

  // The library would unpack a compressed body past the length limit.
  static HandlerResponse refuse_encoded(const httplib::Request& request, httplib::Response& response) {
    if (!request.has_header("Content-Encoding")) return HandlerResponse::Unhandled;
    write(problem({failure::request_malformed, {}}), response);
    return HandlerResponse::Handled;
  }

  static void explain(httplib::Response& response) {
    if (!response.body.empty() || response.status < 400) return;
    write(problem({refusal_of(response.status), {}}), response);
  }

  Api& api_;
  std::function<Answer(const Request&)> enrolment_, desk_;
  std::function<Result<StoreFigures>()> figures_;
  Metrics metrics_;
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::bind(const std::filesystem::path& socket, Api& api, Limits limits) {
  CREDIT_TRY(const int descriptor, listen_on(socket));
  return std::make_unique<UnixHttpServer>(descriptor, api, limits);
}

}  // namespace credit::platform
