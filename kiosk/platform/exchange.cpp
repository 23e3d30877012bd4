#include "kiosk/platform/exchange.h"

#include <QSslError>
#include <algorithm>
#include <array>

#include "base/failures/clock.h"
#include "base/failures/platform-link.h"
#include "kiosk/platform/answers.h"
#include "kiosk/platform/clock_watch.h"

namespace credit::platform_client {
namespace {

constexpr int most_tries = 2;
constexpr int first_content_error = 200;  // below: the connection failed; from here on: an answer came

// A vector that grows by itself would leave its old bytes behind.
void append_private(Bytes& to, ByteView more) {
  if (to.size() + more.size() > to.capacity()) {
    Bytes larger;
    larger.reserve(2 * to.capacity() + more.size());
    larger.assign(to.begin(), to.end());
    credit::wipe(to);
    to.swap(larger);
  }
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

Exchange::Exchange(QNetworkAccessManager& network, const QSslConfiguration& identity, const PlatformSettings& settings,
                   HttpRequest request, Received received)
    : network_(network),
      identity_(identity),
      settings_(settings),
      request_(std::move(request)),
      received_(std::move(received)) {
  limit_.setSingleShot(true);
  connect(&limit_, &QTimer::timeout, this, [this] { break_off(failure::platform_timeout); });
  limit_.start(settings_.limit);
  send();
}

Exchange::~Exchange() {
  let_go();
  wipe(request_.body);
}

void Exchange::quiet() {
  received_ = nullptr;
  limit_.stop();
  let_go();
  deleteLater();
}

QNetworkRequest Exchange::head() const {
  QNetworkRequest head(QUrl(QString::fromStdString(settings_.url) + request_.path));
  head.setSslConfiguration(identity_);
  head.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
  head.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
  head.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
  head.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
  head.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
  head.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
  head.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
  head.setRawHeader("User-Agent", "credit-kiosk");
  head.setRawHeader("Accept-Encoding", "identity");  // nothing small may unpack to something large
  if (!request_.body.isEmpty()) head.setRawHeader("Content-Type", "application/json");
  if (!request_.idempotency_key.isEmpty()) head.setRawHeader("Idempotency-Key", request_.idempotency_key);
  if (!request_.etag.isEmpty()) head.setRawHeader("If-None-Match", request_.etag);
  if (!request_.last_modified.isEmpty()) head.setRawHeader("If-Modified-Since", request_.last_modified);
  return head;
}

void Exchange::send() {
  ++tries_;
  passing_ = false;
  certificate_error_.clear();
  not_yet_valid_ = false;
  reply_ = network_.sendCustomRequest(head(), request_.verb, request_.body);
  reply_->setReadBufferSize(64 << 10);
  connect(reply_, &QNetworkReply::readyRead, this, &Exchange::take_bytes);
  connect(reply_, &QNetworkReply::finished, this, &Exchange::finished);
  connect(reply_, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
    if (!errors.isEmpty()) certificate_error_ = errors.front().errorString().toStdString();
    not_yet_valid_ = std::all_of(errors.begin(), errors.end(), [](const QSslError& error) {
      return error.error() == QSslError::CertificateNotYetValid;
    });
  });
}

void Exchange::take_bytes() {
  std::array<char, 16384> piece{};
  for (qint64 count; reply_ && (count = reply_->read(piece.data(), qint64{piece.size()})) > 0;) {
    append_private(body_, view({piece.data(), static_cast<std::size_t>(count)}));
    if (static_cast<qint64>(body_.size()) > request_.largest_answer) break_off(failure::platform_answer_too_large);
  }
  credit::wipe(piece.data(), piece.size());
}

// abort() calls finished() at once; without a reply we are between two tries.
void Exchange::break_off(FailureCode code) {
  broken_off_ = code;
  if (reply_)
    reply_->abort();
  else
    settle(tl::unexpected<Failure>(failure(code, {})));
}

void Exchange::finished() {
  if (!broken_off_) take_bytes();
  if (!reply_) return;
  auto result = outcome();
  let_go();
  if (!result && passing_ && request_.repeatable && tries_ < most_tries)
    QTimer::singleShot(settings_.pause, this, [this] {
      if (received_) send();
    });
  else
    settle(std::move(result));
}

void Exchange::settle(Result<HttpAnswer> result) {
  limit_.stop();
  deleteLater();
  if (const auto received = std::exchange(received_, nullptr)) received(std::move(result));
}

void Exchange::let_go() {
  credit::wipe(body_);
  if (!reply_) return;
  reply_->disconnect(this);
  reply_->abort();
  reply_->deleteLater();
  reply_ = nullptr;
}

Result<HttpAnswer> Exchange::outcome() {
  if (broken_off_) return tl::unexpected<Failure>(failure(*broken_off_, {}));
  const auto error = reply_->error();
  if (error != QNetworkReply::NoError && error < first_content_error) {
    passing_ = certificate_error_.empty();
    return tl::unexpected<Failure>(no_answer(error));
  }
  hear_time();
  const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
  if (request_.conditional && status == 304) return answer(status);  // its length would be the list's
  const auto length = reply_->header(QNetworkRequest::ContentLengthHeader);
  if (length.isValid() && length.toLongLong() != static_cast<qint64>(body_.size())) {
    passing_ = true;
    return tl::unexpected<Failure>(failure(failure::platform_unreachable, "the answer was cut short"));
  }
  const QByteArray type = reply_->rawHeader("Content-Type").toLower();
  if (status >= 200 && status < 300) return good_answer(status, type);
  if (request_.conditional && status == 404) return answer(status);
  if (request_.told && type.startsWith("application/problem+json") && read_problem(body_).code == *request_.told)
    return answer(status);
  passing_ = status >= 502 && status <= 504;
  return tl::unexpected<Failure>(bad_answer(status, type));
}

Result<HttpAnswer> Exchange::good_answer(int status, const QByteArray& type) {
  const QByteArray wanted = request_.wanted;
  if (!wanted.isEmpty() && type != wanted && !type.startsWith(wanted + ';'))
    return tl::unexpected<Failure>(failure(failure::platform_answer_malformed, "wrong media type"));
  return answer(status);
}

void Exchange::hear_time() const {
  const auto date = reply_->rawHeader("Date");
  const auto time = parse_http_date({date.constData(), static_cast<std::size_t>(date.size())});
  if (time && settings_.heard_time) settings_.heard_time(*time);
}

HttpAnswer Exchange::answer(int status) {
  return {Personal<Bytes>(std::exchange(body_, {})), status, reply_->rawHeader("ETag").toStdString(),
          reply_->rawHeader("Last-Modified").toStdString()};
}

Failure Exchange::bad_answer(int status, const QByteArray& type) const {
  const std::string http = "HTTP " + std::to_string(status);
  if (type.startsWith("application/problem+json")) {
    const Failure named = read_problem(body_);
    return failure(named.code, named.detail.empty() ? http : http + ", " + named.detail);
  }
  if (status >= 500) return failure(failure::platform_unavailable, http);
  return failure(failure::platform_answer_malformed, http);
}

// Under TLS 1.3 a server refuses our certificate only after the handshake; Qt calls that alert an unknown error.
Failure Exchange::no_answer(QNetworkReply::NetworkError error) const {
  if (!certificate_error_.empty() && not_yet_valid_) return failure(failure::clock_not_trusted, certificate_error_);
  if (!certificate_error_.empty()) return failure(failure::platform_certificate_refused, certificate_error_);
  if (error == QNetworkReply::SslHandshakeFailedError || error == QNetworkReply::UnknownNetworkError)
    return failure(failure::platform_tls_refused, reply_->errorString().toStdString());
  return failure(failure::platform_unreachable, "network error " + std::to_string(error));
}

Failure Exchange::failure(FailureCode code, const std::string& detail) const {
  return {code, detail.empty() ? request_.name : std::string(request_.name) + ": " + detail};
}

}  // namespace credit::platform_client
