// What a hand would do at a real machine: cards on and off the reader, paper in and out of the printer. Sentences go to
// the control socket of reader-emulator, the printer's condition is the word in its mode file.
#pragma once
#include <QLocalSocket>
#include <QObject>
#include <QStringList>
#include <QVariantList>

#include "tests/emulators/synthetic_card.h"

namespace credit::emulator {

class Bench : public QObject {
  Q_OBJECT
  Q_PROPERTY(QVariantList cards READ cards CONSTANT)  // [{key, name}]
  Q_PROPERTY(bool hasReader READ has_reader CONSTANT)
  Q_PROPERTY(bool hasPrinter READ has_printer CONSTANT)
  Q_PROPERTY(QString lying READ lying NOTIFY changed)  // key of the card on the reader, or empty
  Q_PROPERTY(QString mode READ mode NOTIFY changed)    // what the printer was told to be
  Q_PROPERTY(QString said READ said NOTIFY changed)    // the last answer, for the person at the bench

 public:
  // An empty path: that device is not part of this demo.
  Bench(const Cards& cards, QString reader_control, QString printer_mode_file);

  QVariantList cards() const { return cards_; }
  bool has_reader() const { return !control_.isEmpty(); }
  bool has_printer() const { return !mode_file_.isEmpty(); }
  QString lying() const { return lying_; }
  QString mode() const;
  QString said() const { return said_; }

  Q_INVOKABLE void insert(const QString& key);
  Q_INVOKABLE void remove();
  Q_INVOKABLE void tellPrinter(const QString& mode);

 Q_SIGNALS:
  void changed();

 private:
  void tell_reader(const QString& sentence, const QString& lying_then);
  void say(const QString& words);

  QVariantList cards_;
  QString control_, mode_file_, lying_, said_;
};

}  // namespace credit::emulator
