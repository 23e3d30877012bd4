// What a visit looked like: a picture of each screen, and when it came. Pictures are written at the end, so that
// writing them does not slow the visit.
#pragma once
#include <QElapsedTimer>
#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <map>
#include <vector>

namespace credit::automatic {

struct Step {
  QString screen;
  qint64 at = 0;        // ms since the machine was ready
  qint64 painted = -1;  // ms, the first frame that shows it
  QStringList did;      // what the visitor did there
  qint64 did_at = -1;
  QString failure;                                  // the code it showed
  std::vector<std::map<QString, QImage>> pictures;  // one for each look, by language
};

class Diary {
 public:
  Diary() { clock_.start(); }
  qint64 now() const { return clock_.elapsed(); }
  std::vector<Step> steps;
  QJsonObject facts;  // outcome, report_number, pages, ...

  // DIR/visit.json and DIR/screens/NN-name[.LANGUAGE].png: the visitor's own language goes without. False when
  // something could not be written.
  bool write(const QString& folder) const;

 private:
  QElapsedTimer clock_;
};

}  // namespace credit::automatic
