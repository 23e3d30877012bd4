#include "tests/emulators/bench/bench.h"

#include <QFile>
#include <QSaveFile>
#include <QVariantMap>

namespace credit::emulator {

Bench::Bench(const Cards& cards, QString reader_control, QString printer_mode_file)
    : control_(std::move(reader_control)), mode_file_(std::move(printer_mode_file)) {
  for (const auto& [key, card] : cards)
    cards_ << QVariantMap{{QStringLiteral("key"), QString::fromStdString(key)},
                          {QStringLiteral("name"), QString::fromStdString(card.name)}};
}

QString Bench::mode() const {
  QFile file(mode_file_);
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QString::fromUtf8(file.readAll()).trimmed();
}

void Bench::insert(const QString& key) { tell_reader(QStringLiteral("insert card \"%1\"").arg(key), key); }
void Bench::remove() { tell_reader(QStringLiteral("remove card"), QString()); }

// One connection a sentence: the emulator may have been started again in between.
void Bench::tell_reader(const QString& sentence, const QString& lying_then) {
  auto* socket = new QLocalSocket(this);
  connect(socket, &QLocalSocket::connected, socket, [socket, sentence] { socket->write(sentence.toUtf8() + '\n'); });
  connect(socket, &QLocalSocket::readyRead, this, [this, socket, sentence, lying_then] {
    if (!socket->canReadLine()) return;
    const auto answer = QString::fromUtf8(socket->readLine()).trimmed();
    if (answer == QLatin1String("ok")) lying_ = lying_then;
    say(sentence + QStringLiteral(": ") + answer);
    socket->deleteLater();
  });
  connect(socket, &QLocalSocket::errorOccurred, this, [this, socket, sentence] {
    say(sentence + QStringLiteral(": ") + socket->errorString());
    socket->deleteLater();
  });
  socket->connectToServer(control_);
}

void Bench::tellPrinter(const QString& mode) {
  QSaveFile file(mode_file_);
  const bool written = file.open(QIODevice::WriteOnly) && file.write(mode.toUtf8() + '\n') > 0 && file.commit();
  say(QStringLiteral("printer %1: %2").arg(mode, written ? QStringLiteral("ok") : file.errorString()));
}

void Bench::say(const QString& words) {
  said_ = words;
  Q_EMIT changed();
}

}  // namespace credit::emulator
