#include "kiosk/platform/http_client.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QUrl>

#include "base/failures/common.h"
#include "kiosk/platform/answers.h"
#include "kiosk/platform/exchange.h"
#include "kiosk/platform/identity.h"

namespace credit::platform_client {
namespace {

Status check_url(const std::string& text) {
  const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
  const bool bare = url.path().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
  if (url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty() && bare) return {};
  return fail(failure::settings_invalid, "platform.url: https://host or https://host:port expected");
}

class HttpClient final : public Client {
 public:
  HttpClient(PlatformSettings settings, IdentityKeeper identity)
      : settings_(std::move(settings)), identity_(std::move(identity)) {
    network_.setProxy(QNetworkProxy::NoProxy);
    network_.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
  }
  ~HttpClient() override { cancel_all(); }

  void offer(Answer<Offer> answer) override {
    take_up_identity();
    exchange(ask_offer(), read_offer, std::move(answer));
  }
  void open_visit(VisitRequest request, Answer<VisitToken> answer) override {
    exchange(ask_visit(request), read_visit, std::move(answer));
  }
  void issue(const VisitToken& visit, ReportRequest request, Answer<IssuedReport> answer) override {
    exchange(ask_report(visit, request), read_report, std::move(answer));
  }
  void tell_outcome(const VisitToken& visit, OutcomeReport outcome, Answer<bool> answer) override {
    exchange(say_outcome(visit, outcome), received, std::move(answer));
  }
  void sheet(const VisitToken& visit, SheetRequest request, Answer<Sheet> answer) override {
    exchange(ask_sheet(visit, request), read_sheet, std::move(answer));
  }
  void object(const VisitToken& visit, ObjectionRequest request, Answer<Sheet> answer) override {
    exchange(ask_objection(visit, request), read_sheet, std::move(answer));
  }
  void take_licence(const VisitToken& visit, Personal<std::string> code, Answer<VisitSubject> answer) override {
    exchange(ask_licence(visit, code), read_agent_subject, std::move(answer));
  }
  void invite_licence(const VisitToken& visit, Answer<LicenceInvitation> answer) override {
    exchange(ask_invitation(visit), read_invitation, std::move(answer));
  }
  void collect_licence(const VisitToken& visit, Answer<std::optional<VisitSubject>> answer) override {
    exchange(ask_collection(visit), read_collected, std::move(answer));
  }
  void close_visit(const VisitToken& visit, Answer<bool> answer) override {
    exchange(end_visit(visit), received, std::move(answer));
  }
  void send_code(const VisitToken& visit, Answer<CodeSent> answer) override {
    exchange(ask_code(visit), read_code_sent, std::move(answer));
  }
  void answer_code(const VisitToken& visit, const Personal<std::string>& code, Answer<bool> answer) override {
    exchange(say_code(visit, code), received, std::move(answer));
  }
  void ask_desk(const VisitToken& visit, Answer<std::string> answer) override {
    exchange(call_desk(visit), read_pairing, std::move(answer));
  }
  void check_state(const VisitToken& visit, Answer<CheckState> answer) override {
    exchange(ask_check(visit), read_check, std::move(answer));
  }
  void tell_state(const MachineState& state, Answer<bool> answer) override {
    exchange(say_state(state), received, std::move(answer));
  }
  void list(const trust::ListRequest& request, Answer<trust::ListAnswer> answer) override {
    carry(ask_list(request), [answer = std::move(answer)](Result<HttpAnswer> got) {
      if (!got) return answer(tl::unexpected<Failure>(got.error()));
      const Bytes& body = got->body.expose();
      answer(trust::ListAnswer{got->status, {got->etag, got->last_modified}, {body.begin(), body.end()}});
    });
  }

  void cancel_all() override {
    for (const auto& running : std::exchange(running_, {}))
      if (running) running->quiet();
  }

 private:
  // The kiosk asks for the offer again and again: a renewed certificate is taken up there, and never under a running
  // exchange. A visit under way goes on: the platform ties it to the machine, not to the certificate.
  void take_up_identity() {
    running_.removeAll(QPointer<Exchange>());
    if (!running_.isEmpty()) return;
    const auto renewed = identity_.look(settings_);
    if (!renewed) return qWarning("identity: %s", renewed.error().describe().c_str());
    if (*renewed) network_.clearConnectionCache();  // connections made with the old one
  }
  static Result<bool> received(ByteView) { return true; }

  template <class T>
  void exchange(HttpRequest request, Result<T> (*read)(ByteView), Answer<T> answer) {
    const std::string name = request.name;
    carry(std::move(request), [name, read, answer = std::move(answer)](Result<HttpAnswer> got) {
      if (!got) return answer(tl::unexpected<Failure>(got.error()));
      auto value = read(got->body.expose());
      if (!value) value.error().detail = name + ": " + value.error().detail;
      answer(std::move(value));
    });
  }

  void carry(HttpRequest request, Exchange::Received received) {
    running_.removeAll(QPointer<Exchange>());
    running_.append(new Exchange(network_, identity_.current(), settings_, std::move(request), std::move(received)));
  }

  const PlatformSettings settings_;
  IdentityKeeper identity_;
  QNetworkAccessManager network_;
  QList<QPointer<Exchange>> running_;
};

}  // namespace

Result<std::unique_ptr<Client>> make_platform_client(PlatformSettings settings) {
  CREDIT_CHECK(check_url(settings.url));
  CREDIT_TRY(IdentityKeeper identity, IdentityKeeper::open(settings));
  return std::make_unique<HttpClient>(std::move(settings), std::move(identity));
}

}  // namespace credit::platform_client
