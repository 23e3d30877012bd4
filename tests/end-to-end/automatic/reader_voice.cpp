#include "tests/end-to-end/automatic/reader_voice.h"

#include <QFileInfo>
#include <QLocalSocket>

namespace credit::automatic {

bool tell_reader(const QString& control_socket, const QString& sentence) {
  constexpr int patience = 2000;
  QLocalSocket reader;
  reader.connectToServer(QFileInfo(control_socket).absoluteFilePath());  // a bare name would mean another folder
  const bool asked = reader.waitForConnected(patience) && reader.write(sentence.toUtf8() + '\n') > 0 &&
                     reader.waitForBytesWritten(patience) && reader.waitForReadyRead(patience);
  const QByteArray answer = asked ? reader.readAll().trimmed() : QByteArray("no answer");
  if (answer == "ok") return true;
  std::fprintf(stderr, "reader: \"%s\": %s\n", qPrintable(sentence), answer.constData());
  return false;
}

}  // namespace credit::automatic
