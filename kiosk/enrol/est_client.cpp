#include "kiosk/enrol/est_client.h"

#include <httplib.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "base/failures/common.h"
#include "base/failures/platform-link.h"

namespace credit::enrol {
namespace {

constexpr std::chrono::seconds silence{15};
constexpr std::size_t largest_answer = 64U << 10;
constexpr std::string_view scheme = "https://";

struct Place {
  std::string host;
  int port = 443;
};

tl::unexpected<Failure> no_place() {
  return fail(failure::settings_invalid, "platform.url: https://host or https://host:port expected");
}

Result<Place> place_in(std::string_view url) {
  constexpr auto letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-";
  if (!url.starts_with(scheme) || url.size() > 300) return no_place();
  const auto rest = url.substr(scheme.size());
  const auto colon = std::min(rest.find(':'), rest.size());
  Place place{std::string(rest.substr(0, colon))};
  if (place.host.empty() || place.host.find_first_not_of(letters) != std::string::npos) return no_place();
  if (colon == rest.size()) return place;
  const auto digits = rest.substr(colon + 1);
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), place.port);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || place.port < 1 || place.port > 65535)
    return no_place();
  return place;
}

// What the platform names is ours to hand on when it is in our catalogue.
Failure said_by(const httplib::Response& response) {
  const auto json = nlohmann::json::parse(response.body, nullptr, false);
  const auto* const name =
      json.is_object() && json.contains("code") ? json["code"].get_ptr<const std::string*>() : nullptr;
  const auto code = name == nullptr ? std::nullopt : code_named(*name);
  const auto http = "HTTP " + std::to_string(response.status);
  if (code) return {*code, http};
  return {response.status >= 500 ? failure::platform_unavailable : failure::platform_answer_malformed, http};
}

class EstClient final : public Est {
 public:
  EstClient(Place place, std::filesystem::path authority)
      : place_(std::move(place)), authority_(std::move(authority)) {}

  Result<std::string> enroll(const std::string& request, const std::string& kiosk,
                             const Personal<std::string>& code) override {
    httplib::SSLClient client(place_.host, place_.port);
    client.set_basic_auth(kiosk, code.expose());
    return post(client, "/.well-known/est/simpleenroll", request);
  }
  Result<std::string> reenroll(const std::string& request, const Identity& old) override {
    httplib::SSLClient client(place_.host, place_.port, old.certificate.get(), old.key.get());
    return post(client, "/.well-known/est/simplereenroll", request);
  }
  Status try_out(const Identity& fresh) override {
    httplib::SSLClient client(place_.host, place_.port, fresh.certificate.get(), fresh.key.get());
    CREDIT_CHECK(make_ready(client));
    return body_of(client.Get("/v1/offer", headers())).transform([](const std::string&) {});
  }

 private:
  static httplib::Headers headers() { return {{"Accept-Encoding", "identity"}, {"User-Agent", "credit-kiosk-enrol"}}; }

  Status make_ready(httplib::SSLClient& client) const {
    if (!client.is_valid() || SSL_CTX_set_min_proto_version(client.ssl_context(), TLS1_3_VERSION) != 1)
      return fail(failure::platform_tls_refused, openssl::last_reason());
    client.set_ca_cert_path(authority_.string());
    client.enable_server_certificate_verification(true);
    client.set_connection_timeout(silence);
    client.set_read_timeout(silence);
    client.set_write_timeout(silence);
    client.set_follow_location(false);
    client.set_decompress(false);
    return {};
  }

  Result<std::string> post(httplib::SSLClient& client, const char* path, const std::string& request) const {
    CREDIT_CHECK(make_ready(client));
    return body_of(client.Post(path, headers(), request, "application/pkcs10"));
  }

  static Result<std::string> body_of(const httplib::Result& result) {
    if (!result) return no_answer(result.error());
    if (result->body.size() > largest_answer) return fail(failure::platform_answer_too_large);
    if (result->status != 200) return tl::unexpected<Failure>(said_by(*result));
    return result->body;
  }

  static tl::unexpected<Failure> no_answer(httplib::Error error) {
    const auto why = httplib::to_string(error);
    if (error == httplib::Error::SSLServerVerification) return fail(failure::platform_certificate_refused, why);
    if (error == httplib::Error::SSLConnection) return fail(failure::platform_tls_refused, why);
    return fail(failure::platform_unreachable, why);
  }

  Place place_;
  std::filesystem::path authority_;
};

}  // namespace

Result<std::unique_ptr<Est>> make_est_client(EstServer server) {
  CREDIT_TRY(auto place, place_in(server.url));
  return std::make_unique<EstClient>(std::move(place), std::move(server.authority));
}

}  // namespace credit::enrol
