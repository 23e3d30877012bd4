#include "tests/end-to-end/automatic/diary.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace credit::automatic {

namespace {

QJsonObject as_json(const Step& step) {
  QJsonObject object{{QStringLiteral("screen"), step.screen}, {QStringLiteral("at_ms"), step.at}};
  if (step.painted >= 0) object[QStringLiteral("painted_ms")] = step.painted;
  if (!step.did.isEmpty()) {
    object[QStringLiteral("did")] = step.did;
    object[QStringLiteral("did_ms")] = step.did_at;
  }
  return object;
}

}  // namespace

bool Diary::write(const QString& folder) const {
  const QDir dir(folder);
  bool well = dir.mkpath(QStringLiteral("screens"));
  QJsonArray array;
  int number = 0;
  for (const auto& step : steps) {
    array.append(as_json(step));
    if (step.picture.isNull()) continue;
    const auto name = QStringLiteral("screens/%1-%2.png").arg(++number, 2, 10, QLatin1Char('0')).arg(step.screen);
    well = step.picture.save(dir.filePath(name)) && well;
  }
  QJsonObject all = facts;
  all[QStringLiteral("steps")] = array;
  QFile file(dir.filePath(QStringLiteral("visit.json")));
  const auto text = QJsonDocument(all).toJson();
  return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && well;
}

}  // namespace credit::automatic
