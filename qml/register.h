// The door from a program to the face: types and resources into an engine, Main.qml onto the glass.
#pragma once
#include <qqml.h>

#include <QObject>

#include "kiosk/session/visit_view.h"

class QQmlApplicationEngine;
class QQmlEngine;

namespace credit::qml {

enum class Glass { full_screen, window };

// Once per engine, before anything is loaded. The view must outlive the engine.
void register_face(QQmlEngine& engine, session::VisitView& view);

// False when Main.qml could not be made; the engine has said why through warnings().
bool load_face(QQmlApplicationEngine& engine, session::VisitView& view, Glass glass);

// How QML knows the view: made in C++ only, its enums readable as VisitView.Consent and so on.
struct VisitViewInQml {
  Q_GADGET
  QML_FOREIGN(credit::session::VisitView)
  QML_NAMED_ELEMENT(VisitView)
  QML_UNCREATABLE("The visit hands it in")
};

}  // namespace credit::qml
