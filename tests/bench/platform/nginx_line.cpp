// nginx as system/nginx/render sets it up, and machines with certificates of a development PKI.
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QProcess>
#include <algorithm>
#include <map>
#include <thread>

#include "base/file.h"
#include "certs/certificate.h"
#include "platform/store/kiosks.h"
#include "tests/bench/platform/line.h"

namespace credit::bench {
namespace {

using openssl::Deleter;
using Context = std::unique_ptr<SSL_CTX, Deleter<SSL_CTX_free>>;
using Session = std::unique_ptr<SSL, Deleter<SSL_free>>;

template <class T>
T good(Result<T> result) {
  if (!result) impossible(result.error().describe().c_str(), __FILE__, __LINE__);
  return std::move(*result);
}
void good(const Status& status) {
  if (!status) impossible(status.error().describe().c_str(), __FILE__, __LINE__);
}

certs::Credential issued(const certs::Credential& root, const char* profile, const std::string& owner) {
  const auto now = SystemClock().now();
  const auto names = good(certs::alternative_names({"localhost"}));
  return good(certs::issued_by(root, good(certs::find_profile(profile, {owner, names})), now));
}

class TlsLine : public Line {
 public:
  TlsLine(const std::vector<certs::Credential>& credentials, std::string socket, int thread, int threads)
      : socket_(std::move(socket)) {
    for (int machine = thread; machine < machines; machine += threads)
      open_.emplace(machine, connection(credentials[static_cast<std::size_t>(machine)]));
  }

  std::string post(int machine, const std::string& path, const std::string& body, const std::string& key) override {
    auto* const tls = open_.at(machine).second.get();
    const auto request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: " + key +
                         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    CREDIT_ENSURE(SSL_write(tls, request.data(), static_cast<int>(request.size())) == static_cast<int>(request.size()));
    return answer(tls);
  }

 private:
  std::pair<Context, Session> connection(const certs::Credential& credential) const {
    Context context(SSL_CTX_new(TLS_client_method()));
    CREDIT_ENSURE(SSL_CTX_use_certificate(context.get(), credential.certificate.get()) == 1);
    CREDIT_ENSURE(SSL_CTX_use_PrivateKey(context.get(), credential.key.get()) == 1);
    Session session(SSL_new(context.get()));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket_.copy(address.sun_path, sizeof address.sun_path - 1);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CREDIT_ENSURE(::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    CREDIT_ENSURE(SSL_set_fd(session.get(), fd) == 1 && SSL_connect(session.get()) == 1);
    return {std::move(context), std::move(session)};
  }

  // nginx passes the service's Content-Length on.
  static std::string answer(SSL* tls) {
    std::string text;
    char chunk[16384];
    for (std::size_t whole = std::string::npos; whole == std::string::npos || text.size() < whole;) {
      const int count = SSL_read(tls, chunk, sizeof chunk);
      CREDIT_ENSURE(count > 0);
      text.append(chunk, static_cast<std::size_t>(count));
      const auto head = text.find("\r\n\r\n");
      if (head == std::string::npos) continue;
      const auto length = text.find("Content-Length: ");
      CREDIT_ENSURE(length < head);
      whole = head + 4 + std::stoul(text.substr(length + 16));
    }
    if (text.substr(9, 3) != "201") impossible(text.c_str(), __FILE__, __LINE__);
    return text.substr(text.find("\r\n\r\n") + 4);
  }

  std::string socket_;
  std::map<int, std::pair<Context, Session>> open_;
};

class ThroughNginx : public Access {
 public:
  ThroughNginx(const std::vector<std::string>& sockets, const std::string& folder) : folder_(folder) {
    const auto root = good(certs::self_signed(good(certs::find_profile("root", {})), SystemClock().now()));
    write(root, issued(root, "server", "localhost"));
    for (int machine = 0; machine < machines; ++machine)
      credentials_.push_back(issued(root, "kiosk-tls", machine_name(machine)));
    start(sockets);
  }
  ~ThroughNginx() override {
    nginx_.terminate();
    nginx_.waitForFinished();
  }
  ThroughNginx(const ThroughNginx&) = delete;
  ThroughNginx& operator=(const ThroughNginx&) = delete;

  std::string fingerprint(int machine) const override {
    const auto pem = good(certs::pem_of(credentials_[static_cast<std::size_t>(machine)].certificate.get()));
    return good(platform::certificate_fingerprint(pem));
  }
  std::unique_ptr<Line> line(int thread, int threads) const override {
    return std::make_unique<TlsLine>(credentials_, folder_ + "/door", thread, threads);
  }
  const char* name() const override { return "through nginx by TLS"; }

 private:
  void write(const certs::Credential& root, const certs::Credential& server) const {
    good(write_file(folder_ + "/root.pem", good(certs::pem_of(root.certificate.get()))));
    good(write_file(folder_ + "/server.pem", good(certs::pem_of(server.certificate.get()))));
    good(write_file(folder_ + "/server.key", good(certs::pem_of(server.key.get())).expose(), 0600));
    const auto none = good(certs::revocation_list(root, {}, SystemClock().now(), 1));
    good(write_file(folder_ + "/crl.pem", good(certs::pem_of(none.get()))));
  }

  // A Unix socket for a door needs no free port. All the machines come from one address here: its limit is lifted.
  void start(const std::vector<std::string>& sockets) {
    QString services;
    for (const auto& socket : sockets) services += QString::fromStdString(socket + " ");
    const auto place = QString::fromStdString(folder_);
    const int made = QProcess::execute(
        QStringLiteral(CREDIT_SOURCE_DIR "/system/nginx/render"),
        {QStringLiteral("--out"), place + QStringLiteral("/nginx"), QStringLiteral("--socket"), services.trimmed(),
         QStringLiteral("--listen"), QStringLiteral("unix:") + place + QStringLiteral("/door"),
         QStringLiteral("--certificate"), place + QStringLiteral("/server.pem"), QStringLiteral("--key"),
         place + QStringLiteral("/server.key"), QStringLiteral("--kiosk-ca"), place + QStringLiteral("/root.pem"),
         QStringLiteral("--crl"), place + QStringLiteral("/crl.pem"), QStringLiteral("--rate"),
         QStringLiteral("100000r/s"), QStringLiteral("--burst"), QStringLiteral("10000")});
    CREDIT_ENSURE(made == 0);
    nginx_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    nginx_.start(QStringLiteral("nginx"),
                 {QStringLiteral("-p"), place + QStringLiteral("/nginx"), QStringLiteral("-e"),
                  QStringLiteral("stderr"), QStringLiteral("-c"), QStringLiteral("nginx.conf")});
    CREDIT_ENSURE(nginx_.waitForStarted());
    for (int turn = 0; turn < 400 && ::access((folder_ + "/door").c_str(), F_OK) != 0; ++turn)
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }

  std::string folder_;
  std::vector<certs::Credential> credentials_;
  QProcess nginx_;
};

}  // namespace

std::unique_ptr<Access> through_nginx(const std::vector<std::string>& sockets, const std::string& folder) {
  return std::make_unique<ThroughNginx>(sockets, folder);
}

}  // namespace credit::bench
