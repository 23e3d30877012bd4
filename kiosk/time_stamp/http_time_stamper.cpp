#include "kiosk/time_stamp/http_time_stamper.h"

#include <openssl/crypto.h>

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include "base/failures/time-stamp.h"

namespace credit::time_authority {
namespace {

constexpr qint64 reply_limit = 64 << 10;
constexpr int http_ok = 200;

tl::unexpected<Failure> unavailable(const QString& why) {
  return fail(failure::time_stamp_unavailable, why.toStdString());
}

QNetworkRequest head_for(const QUrl& url) {
  QNetworkRequest head(url);
  head.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
  head.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
  head.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
  head.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
  head.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
  head.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
  head.setRawHeader("User-Agent", "credit-kiosk");
  head.setRawHeader("Accept-Encoding", "identity");
  head.setRawHeader("Content-Type", "application/timestamp-query");
  head.setRawHeader("Accept", "application/timestamp-reply");
  return head;
}

Result<Bytes> answer_in(QNetworkReply& reply) {
  if (reply.error() != QNetworkReply::NoError) return unavailable(reply.errorString());
  const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
  if (status != http_ok) return unavailable(QStringLiteral("HTTP %1").arg(status));
  const auto kind = reply.header(QNetworkRequest::ContentTypeHeader).toString();
  if (kind.section(QLatin1Char(';'), 0, 0).trimmed() != QLatin1String("application/timestamp-reply"))
    return unavailable(QStringLiteral("not a time stamp reply"));
  const QByteArray body = reply.readAll();
  if (body.size() > reply_limit) return unavailable(QStringLiteral("the reply is too large"));
  return Bytes(body.begin(), body.end());
}

// In the thread that serves this one exchange.
Result<Bytes> exchange(const StampSettings& settings, ByteView request) {
  QNetworkAccessManager network;
  network.setProxy(QNetworkProxy::NoProxy);
  const QByteArray body(reinterpret_cast<const char*>(request.data()), static_cast<qsizetype>(request.size()));
  const std::unique_ptr<QNetworkReply> reply(
      network.post(head_for(QUrl(QString::fromStdString(settings.url), QUrl::StrictMode)), body));
  QEventLoop loop;
  QTimer limit;
  bool too_late = false, too_large = false;
  QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
  QObject::connect(reply.get(), &QNetworkReply::downloadProgress, &loop, [&](qint64 received, qint64) {
    too_large = too_large || received > reply_limit;
    if (too_large) loop.quit();
  });
  QObject::connect(&limit, &QTimer::timeout, &loop, [&] {
    too_late = true;
    loop.quit();
  });
  limit.start(settings.limit);
  if (!reply->isFinished()) loop.exec();
  if (too_late) return unavailable(QStringLiteral("no answer in time"));
  if (too_large) return unavailable(QStringLiteral("the reply is too large"));
  return answer_in(*reply);
}

class HttpTimeStamper final : public time_stamp::TimeStamper {
 public:
  explicit HttpTimeStamper(StampSettings settings) : settings_(std::move(settings)) {}

  Result<Bytes> ask(ByteView request) const override {
    Result<Bytes> answer = fail(failure::time_stamp_unavailable);
    const std::unique_ptr<QThread> thread(QThread::create([&] {
      answer = exchange(settings_, request);
      OPENSSL_thread_stop();
    }));
    thread->setObjectName(QStringLiteral("time stamp"));
    thread->start();
    thread->wait();  // the exchange ends by itself, by its limit at the latest
    return answer;
  }

 private:
  const StampSettings settings_;
};

}  // namespace

std::unique_ptr<time_stamp::TimeStamper> make_http_time_stamper(const StampSettings& settings) {
  return std::make_unique<HttpTimeStamper>(settings);
}

}  // namespace credit::time_authority
