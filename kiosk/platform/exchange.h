// One request and its answer, with a time limit, a size limit, and at most one repetition.
#pragma once
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>
#include <functional>
#include <optional>

#include "kiosk/platform/platform_settings.h"
#include "kiosk/platform/requests.h"

namespace credit::platform_client {

struct HttpAnswer {
  Personal<Bytes> body;
  int status = 0;
  std::string etag, last_modified;
};

// Lives until it has answered or is told to be quiet, then deletes itself. The answer is a 2xx answer, or what a
// conditional request takes for one.
class Exchange : public QObject {
  Q_OBJECT

 public:
  using Received = std::function<void(Result<HttpAnswer>)>;
  Exchange(QNetworkAccessManager& network, const QSslConfiguration& identity, const PlatformSettings& settings,
           HttpRequest request, Received received);
  ~Exchange() override;
  void quiet();  // no answer will come

 private:
  void send();
  void take_bytes();
  void finished();
  void break_off(FailureCode code);
  void settle(Result<HttpAnswer> result);
  void let_go();
  QNetworkRequest head() const;
  Result<HttpAnswer> outcome();
  Result<HttpAnswer> good_answer(int status, const QByteArray& type);
  HttpAnswer answer(int status);
  void hear_time() const;
  Failure bad_answer(int status, const QByteArray& type) const;
  Failure no_answer(QNetworkReply::NetworkError error) const;
  Failure failure(FailureCode code, const std::string& detail) const;

  QNetworkAccessManager& network_;
  const QSslConfiguration identity_;
  const PlatformSettings& settings_;
  HttpRequest request_;
  Received received_;
  QTimer limit_;
  QNetworkReply* reply_ = nullptr;
  Bytes body_;
  std::optional<FailureCode> broken_off_;  // by ourselves
  bool passing_ = false;                   // the failure may be over at the second try
  std::string certificate_error_;
  bool not_yet_valid_ = false;  // the platform's certificate, by our clock
  int tries_ = 0;
};

}  // namespace credit::platform_client
