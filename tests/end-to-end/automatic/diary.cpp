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
    object[QStringLiteral("did")] = step.did.join(QStringLiteral(", "));
    object[QStringLiteral("did_ms")] = step.did_at;
  }
  if (!step.failure.isEmpty()) object[QStringLiteral("failure")] = step.failure;
  return object;
}

}  // namespace

bool Diary::write(const QString& folder) const {
  const QDir dir(folder);
  bool well = dir.mkpath(QStringLiteral("screens"));
  const auto own = facts[QStringLiteral("language")].toString();
  QJsonArray array;
  int number = 0;
  for (const auto& step : steps) {
    auto object = as_json(step);
    QJsonArray looks;
    for (const auto& look : step.pictures) {
      const auto stem = QStringLiteral("screens/%1-%2").arg(++number, 2, 10, QLatin1Char('0')).arg(step.screen);
      QJsonObject names;
      for (const auto& [language, picture] : look) {
        const auto name = language == own ? stem + QStringLiteral(".png")
                                          : stem + QLatin1Char('.') + language + QStringLiteral(".png");
        well = picture.save(dir.filePath(name)) && well;
        names[language] = name;
      }
      looks.append(names);
    }
    if (!looks.isEmpty()) object[QStringLiteral("pictures")] = looks;
    array.append(object);
  }
  QJsonObject all = facts;
  all[QStringLiteral("steps")] = array;
  QFile file(dir.filePath(QStringLiteral("visit.json")));
  const auto text = QJsonDocument(all).toJson();
  return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && well;
}

}  // namespace credit::automatic
