#include "qml/register.h"

#include <QQmlApplicationEngine>
#include <QUrl>
#include <QVariant>

#include "qml/words.h"

// Made by qt_add_qml_module; a static library has to name it, or the linker leaves the types behind.
extern void qml_register_types_Credit();

namespace credit::qml {

void register_face(QQmlEngine& engine, session::VisitView& view) {
  qml_register_types_Credit();
  engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
  new Words(engine, view);  // owned by the engine
}

bool load_face(QQmlApplicationEngine& engine, session::VisitView& view, Glass glass) {
  engine.setInitialProperties(
      {{QStringLiteral("visit"), QVariant::fromValue(&view)}, {QStringLiteral("windowed"), glass == Glass::window}});
  engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Credit/Main.qml")));
  return !engine.rootObjects().isEmpty();
}

}  // namespace credit::qml
