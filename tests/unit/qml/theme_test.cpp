#include <QColor>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QVariantMap>
#include <cmath>
#include <memory>

#include "qml/register.h"
#include "tests/support/catch.h"

namespace credit::face_test {
namespace {

// WCAG 2.1, relative luminance and contrast ratio.
double linear(double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }

double luminance(const QColor& colour) {
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& one, const QColor& other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace

TEST_CASE("the contrast formula agrees with the published ends of its scale", "[theme]") {
  CHECK(std::abs(contrast(Qt::black, Qt::white) - 21.0) < 0.01);
  CHECK(std::abs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

TEST_CASE("every pair of text and ground reads at 4.5 to 1 or better", "[theme]") {
  session::VisitView view;
  QQmlEngine engine;
  qml::register_face(engine, view);
  QQmlComponent component(&engine);
  component.setData("import QtQml\nimport Credit\nQtObject { property var pairs: Theme.textPairs }", QUrl());
  const std::unique_ptr<QObject> holder(component.create());
  INFO(component.errorString().toStdString());
  REQUIRE(holder);
  const auto pairs = holder->property("pairs").toList();
  REQUIRE(pairs.size() > 10);
  for (const auto& pair : pairs) {
    const auto text = pair.toMap().value(QStringLiteral("text")).value<QColor>();
    const auto on = pair.toMap().value(QStringLiteral("on")).value<QColor>();
    INFO(text.name().toStdString() << " on " << on.name().toStdString());
    CHECK(contrast(text, on) >= 4.5);
  }
}

}  // namespace credit::face_test
