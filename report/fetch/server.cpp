#include "report/fetch/server.h"

#include <httplib.h>

#include "base/failures/common.h"
#include "base/failures/trust.h"

namespace credit::fetch {
namespace {

constexpr std::string_view scheme = "https://";

tl::unexpected<Failure> unreachable(const std::string& why) { return fail(failure::lists_unreachable, why); }

// A host or an address, perhaps with a port, and nothing else.
bool is_place(std::string_view url) {
  if (!url.starts_with(scheme) || url.size() == scheme.size() || url.size() > 300) return false;
  return url.substr(scheme.size())
             .find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]") ==
         std::string_view::npos;
}

httplib::Headers headers_of(const trust::ListRequest& request) {
  httplib::Headers headers{
      {"Accept", "application/cose"}, {"Accept-Encoding", "identity"}, {"User-Agent", "credit-trust"}};
  if (!request.held.etag.empty()) headers.emplace("If-None-Match", request.held.etag);
  if (!request.held.last_modified.empty()) headers.emplace("If-Modified-Since", request.held.last_modified);
  return headers;
}

class Call {
 public:
  explicit Call(const ServerSettings& settings)
      : client_(settings.url), until_(std::chrono::steady_clock::now() + settings.answer), settings_(settings) {
    client_.set_connection_timeout(settings.silence);
    client_.set_read_timeout(settings.silence);
    client_.set_write_timeout(settings.silence);
    client_.set_follow_location(false);
    client_.set_decompress(false);
    client_.enable_server_certificate_verification(true);
    if (!settings.authority.empty()) client_.set_ca_cert_path(settings.authority.string());
  }

  Result<trust::ListAnswer> send(const trust::ListRequest& request) {
    const auto result = client_.Get(
        request.path, headers_of(request), [](const httplib::Response&) { return true; },
        [this](const char* data, std::size_t size) { return take(data, size); });
    if (too_large_) return trust::ListAnswer{200, {}, std::move(body_)};
    if (late_) return unreachable(settings_.url + ": no whole answer in time");
    if (!result) return unreachable(settings_.url + ": " + httplib::to_string(result.error()));
    return trust::ListAnswer{result->status,
                             {result->get_header_value("ETag"), result->get_header_value("Last-Modified")},
                             std::move(body_)};
  }

 private:
  bool take(const char* data, std::size_t size) {
    const auto bytes = view({data, size});
    body_.insert(body_.end(), bytes.begin(), bytes.end());
    too_large_ = body_.size() > trust::list_limit;
    late_ = std::chrono::steady_clock::now() > until_;
    return !too_large_ && !late_;
  }

  httplib::Client client_;
  const std::chrono::steady_clock::time_point until_;
  const ServerSettings& settings_;
  Bytes body_;
  bool too_large_ = false, late_ = false;
};

}  // namespace

Result<Server> Server::at(ServerSettings settings) {
  while (settings.url.ends_with('/')) settings.url.pop_back();
  if (!is_place(settings.url)) return fail(failure::settings_invalid, "https://host or https://host:port expected");
  std::error_code error;
  if (!settings.authority.empty() && !std::filesystem::is_regular_file(settings.authority, error))
    return fail(failure::settings_invalid, settings.authority.string() + ": no file");
  return Server(std::move(settings));
}

Result<trust::ListAnswer> Server::ask(const trust::ListRequest& request) const { return Call(settings_).send(request); }

}  // namespace credit::fetch
