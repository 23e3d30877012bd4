// Catch2 inside a Qt Quick application.
#define CATCH_CONFIG_RUNNER
#include <QGuiApplication>

#include "tests/support/catch.h"
#include "tests/unit/qml/stage.h"

int main(int argc, char** argv) {
  credit::face_test::prepare_environment();
  QGuiApplication app(argc, argv);
  return Catch::Session().run(argc, argv);
}
