// run-printer for a test: started, told how to behave, asked what it received, stopped.
#pragma once
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <string>

#include "base/bytes.h"

namespace credit::tests {

inline quint16 free_port() {
  QTcpServer server;
  server.listen(QHostAddress::LocalHost, 0);
  return server.serverPort();
}

// The smallest PDF with so many empty A4 pages.
inline Bytes pdf_of(int pages) {
  std::string out = "%PDF-1.4\n", kids, places;
  const auto object = [&](int number, const std::string& body) {
    std::string at = std::to_string(out.size());
    places += std::string(10 - at.size(), '0') + at + " 00000 n \n";
    out += std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
  };
  for (int i = 0; i < pages; ++i) kids += std::to_string(3 + i) + " 0 R ";
  object(1, "<</Type/Catalog/Pages 2 0 R>>");
  object(2, "<</Type/Pages/Count " + std::to_string(pages) + "/Kids[" + kids + "]>>");
  for (int i = 0; i < pages; ++i) object(3 + i, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.276 841.89]>>");
  const std::string size = std::to_string(3 + pages), table = std::to_string(out.size());
  out += "xref\n0 " + size + "\n0000000000 65535 f \n" + places;
  out += "trailer<</Size " + size + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n";
  return to_bytes(out);
}

class EmulatedPrinter {
 public:
  explicit EmulatedPrinter(const char* mode = "ok") {
    set(mode);
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process_.start(QStringLiteral(CREDIT_SOURCE_DIR "/tests/emulators/printer/run-printer"),
                   {QStringLiteral("--dir"), dir_.path(), QStringLiteral("--port"), QString::number(port_),
                    QStringLiteral("--page-seconds"), QStringLiteral("0.05")});
    ready_ = process_.waitForReadyRead(15000) && process_.readAllStandardOutput().startsWith("ready");
  }
  EmulatedPrinter(const EmulatedPrinter&) = delete;
  EmulatedPrinter& operator=(const EmulatedPrinter&) = delete;
  ~EmulatedPrinter() {
    process_.terminate();
    process_.waitForFinished(10000);
  }

  bool ready() const { return ready_; }
  std::string uri() const { return "ipp://localhost:" + std::to_string(port_) + "/ipp/print"; }
  void set(const char* mode) const { write("mode", mode); }
  std::string mode() const { return QString::fromUtf8(read("mode")).trimmed().toStdString(); }
  int received() const {
    return static_cast<int>(QDir(dir_.filePath(QStringLiteral("printed"))).entryList(QDir::Files).size());
  }
  Bytes document(int number) const {
    const QByteArray bytes =
        read(QStringLiteral("printed/%1.pdf").arg(number, 4, 10, QLatin1Char('0')).toStdString().c_str());
    return {bytes.begin(), bytes.end()};
  }

 private:
  QByteArray read(const char* name) const {
    QFile file(dir_.filePath(QString::fromUtf8(name)));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
  }
  void write(const char* name, const char* text) const {
    QFile file(dir_.filePath(QString::fromUtf8(name)));
    if (file.open(QFile::WriteOnly | QFile::Truncate)) file.write(text);
  }

  QTemporaryDir dir_;
  quint16 port_ = free_port();
  QProcess process_;
  bool ready_ = false;
};

}  // namespace credit::tests
