#include "qml/words.h"

#include <QCoreApplication>
#include <QQmlEngine>

#include "kiosk/session/visit_view.h"

namespace credit::qml {

Words::Words(QQmlEngine& engine, session::VisitView& view) : QObject(&engine), engine_(engine), view_(view) {
  connect(&view_, &session::VisitView::languageChanged, this, &Words::follow);
  follow();
}

Words::~Words() { QCoreApplication::removeTranslator(&translator_); }

void Words::follow() {
  QCoreApplication::removeTranslator(&translator_);
  // zh_CN is the source text itself and has no file; the check of the translations watches over the others.
  if (translator_.load(QStringLiteral(":/i18n/credit_%1.qm").arg(view_.language())))
    QCoreApplication::installTranslator(&translator_);
  engine_.retranslate();
}

}  // namespace credit::qml
