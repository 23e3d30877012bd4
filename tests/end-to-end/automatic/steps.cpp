#include "tests/end-to-end/automatic/steps.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace credit::automatic {

namespace {

QStringList sentences(const QJsonArray& array) {
  QStringList list;
  for (const auto& sentence : array) list.append(sentence.toString());
  return list;
}

std::vector<QStringList> times(const QJsonArray& array) {
  if (array.isEmpty() || !array.first().isArray()) return {sentences(array)};
  std::vector<QStringList> all;
  for (const auto& time : array) all.push_back(sentences(time.toArray()));
  return all;
}

}  // namespace

std::optional<Steps> Steps::load(const QString& file) {
  QFile json(file);
  if (!json.open(QIODevice::ReadOnly)) return {};
  const auto document = QJsonDocument::fromJson(json.readAll());
  if (!document.isObject()) return {};
  Steps steps;
  const auto object = document.object();
  for (auto it = object.begin(); it != object.end(); ++it) steps.steps_[it.key()] = times(it.value().toArray());
  return steps;
}

QStringList Steps::on(const QString& screen, std::size_t time) const {
  const auto found = steps_.constFind(screen);
  if (found == steps_.constEnd()) return {};
  return (*found)[std::min(time, found->size() - 1)];
}

}  // namespace credit::automatic
