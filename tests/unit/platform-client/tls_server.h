// A platform in the test's own process: certificates made on the spot, one canned answer per request, any fault wanted.
#pragma once
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTimer>
#include <functional>
#include <vector>

#include "tests/support/catch.h"

namespace credit::tests {

// Roots "ours" and "other", and certificates below them, made by the openssl command (which then judges ours, too).
class TestPki {
 public:
  TestPki() {
    root("ours");
    root("other");
    leaf("server", "ours", "subjectAltName=DNS:localhost,IP:127.0.0.1");
    leaf("misnamed", "ours", "subjectAltName=DNS:elsewhere.example");
    leaf("expired", "ours", "subjectAltName=DNS:localhost", {"-days", "-1"});
    leaf("impostor", "other", "subjectAltName=DNS:localhost");
    leaf("kiosk", "ours", "extendedKeyUsage=clientAuth");
    leaf("stranger", "other", "extendedKeyUsage=clientAuth");
  }
  std::string file(const std::string& name) const { return dir_.filePath(QString::fromStdString(name)).toStdString(); }
  QByteArray read(const std::string& name) const {
    QFile in(QString::fromStdString(file(name)));
    REQUIRE(in.open(QFile::ReadOnly));
    return in.readAll();
  }

 private:
  void openssl(const std::vector<std::string>& arguments) {
    QStringList list;
    for (const auto& argument : arguments) list << QString::fromStdString(argument);
    QProcess process;
    process.setWorkingDirectory(dir_.path());
    process.start(QStringLiteral("openssl"), list);
    REQUIRE(process.waitForFinished());
    INFO(process.readAllStandardError().toStdString());
    REQUIRE(process.exitCode() == 0);
  }
  void root(const std::string& name) {
    openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", name + ".key",
             "-out", name + ".pem", "-subj", "/CN=" + name, "-days", "2"});
  }
  void leaf(const std::string& name, const std::string& issuer, const std::string& extension,
            std::vector<std::string> life = {"-days", "2"}) {
    openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", name + ".key", "-out",
             name + ".csr", "-subj", "/CN=" + name});
    QFile extensions(QString::fromStdString(file(name + ".ext")));
    REQUIRE(extensions.open(QFile::WriteOnly));
    extensions.write((extension + "\n").c_str());
    extensions.close();
    std::vector<std::string> sign = {"x509",          "-req",   "-in",           name + ".csr",     "-CA",
                                     issuer + ".pem", "-CAkey", issuer + ".key", "-CAcreateserial", "-extfile",
                                     name + ".ext",   "-out",   name + ".pem"};
    sign.insert(sign.end(), life.begin(), life.end());
    openssl(sign);
  }

  QTemporaryDir dir_;
};

inline quint16 free_port() {
  QTcpServer server;
  server.listen(QHostAddress::LocalHost, 0);
  return server.serverPort();
}

inline QByteArray http(const char* status, const QByteArray& type, const QByteArray& body) {
  return QByteArray("HTTP/1.1 ") + status + "\r\nContent-Type: " + type +
         "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

class TlsServer {
 public:
  struct Manner {
    std::string certificate = "server";
    QSsl::SslProtocol protocol = QSsl::TlsV1_3;
    bool trickle = false;               // one octet every 50 ms
    bool hang_up = false;               // after the answer, however short
    std::vector<QByteArray> answers{};  // in turn, the last one for ever; an empty one is never given
  };

  TlsServer(const TestPki& pki, Manner manner) : manner_(std::move(manner)) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(manner_.protocol);
    tls.setLocalCertificate(QSslCertificate(pki.read(manner_.certificate + ".pem")));
    tls.setPrivateKey(QSslKey(pki.read(manner_.certificate + ".key"), QSsl::Ec));
    tls.setCaCertificates(QSslCertificate::fromData(pki.read("ours.pem")));
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    server_.setSslConfiguration(tls);
    QObject::connect(&server_, &QTcpServer::pendingConnectionAvailable, &server_, [this] { accept(); });
    REQUIRE(server_.listen(QHostAddress::LocalHost, 0));
  }
  std::string url(const char* host = "localhost") const {
    return std::string("https://") + host + ":" + std::to_string(server_.serverPort());
  }
  const std::vector<QByteArray>& requests() const { return requests_; }

 private:
  void accept() {
    auto* socket = qobject_cast<QSslSocket*>(server_.nextPendingConnection());
    auto* buffer = new QByteArray;
    QObject::connect(socket, &QObject::destroyed, socket, [buffer] { delete buffer; });
    QObject::connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket, &QSslSocket::readyRead, socket, [this, socket, buffer] {
      *buffer += socket->readAll();
      if (whole(*buffer)) answer(socket, std::exchange(*buffer, {}));
    });
  }
  static bool whole(const QByteArray& request) {
    const auto head = request.indexOf("\r\n\r\n");
    if (head < 0) return false;
    const auto field = request.toLower().indexOf("content-length: ");
    const auto length =
        field < 0 || field > head ? 0 : request.mid(field + 16, request.indexOf('\r', field) - field - 16).toInt();
    return request.size() >= head + 4 + length;
  }
  void answer(QSslSocket* socket, const QByteArray& request) {
    const std::size_t turn = std::min(requests_.size(), manner_.answers.size() - 1);
    requests_.push_back(request);
    const QByteArray text = manner_.answers[turn];
    if (manner_.trickle) return trickle(socket, text);
    socket->write(text);
    socket->flush();
    if (manner_.hang_up) socket->disconnectFromHost();
  }
  void trickle(QSslSocket* socket, const QByteArray& text) {
    auto* timer = new QTimer(socket);
    QObject::connect(timer, &QTimer::timeout, socket, [socket, text, at = qsizetype{0}]() mutable {
      if (at < text.size()) socket->write(text.mid(at++, 1));
    });
    timer->start(50);
  }

  Manner manner_;
  QSslServer server_;
  std::vector<QByteArray> requests_;
};

}  // namespace credit::tests
