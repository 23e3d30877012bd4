#include <QAccessible>

#include "base/failure.h"
#include "base/failures/visit.h"
#include "tests/support/catch.h"
#include "tests/unit/qml/stage.h"
#include "tests/unit/qml/walk.h"

namespace credit::face_test {
namespace {

const QString languages[] = {QStringLiteral("zh_CN"), QStringLiteral("zh_TW"), QStringLiteral("en")};

std::string joined(const QStringList& faults) { return faults.join(QLatin1Char('\n')).toStdString(); }

void judge(QQuickItem* root, const QString& language) {
  CHECK(joined(faults(root)) == "");
  CHECK(joined(foreign_font(root, language)) == "");
}

// As the visit words it, with as many ways on as it ever offers.
session::Picture failed(const FailureWords& words, int language) {
  using session::VisitView;
  session::Picture picture;
  picture.screen = VisitView::Screen::Failure;
  picture.failure_code = QString::fromUtf8(words.code);
  picture.failure_title = QString::fromUtf8(words.title[language]);
  picture.failure_advice = QString::fromUtf8(words.advice[language]);
  picture.failure_who = static_cast<VisitView::WhoCanAct>(words.who);
  picture.ways_on = {static_cast<int>(VisitView::Act::TryAgain), static_cast<int>(VisitView::Act::Finish)};
  return picture;
}

}  // namespace

TEST_CASE("every screen, in every language, both ways up, is whole", "[face]") {
  QAccessible::setActive(true);
  Stage stage;
  for (const auto& glass : {upright, lying})
    for (const auto& language : languages) {
      stage.turn(glass, language);
      for (const auto& situation : situations(language)) {
        INFO(situation.name.toStdString()
             << " in " << language.toStdString() << (glass == upright ? ", upright" : ", lying"));
        stage.show(situation);
        judge(stage.window().contentItem(), language);
        CHECK(joined(stage.warnings()) == "");
      }
    }
}

TEST_CASE("the first frame carries the words of its screen; the next ones come out of the one before", "[face]") {
  auto picture = failed(words_of(failure::kiosk_starting), 0);
  picture.screen = session::VisitView::Screen::OutOfService;
  Stage stage(Motion::full, picture);
  auto* first = stage.find(QStringLiteral("screen_out_of_service"));
  REQUIRE(first != nullptr);
  CHECK(first->parentItem()->opacity() == 1.0);
  stage.view().show(session::Picture{});
  auto* next = stage.find(QStringLiteral("screen_attract"));
  CHECK((next == nullptr || next->parentItem()->opacity() < 1.0));
}

TEST_CASE("every failure of the catalogue fits its screen", "[face]") {
  Stage stage;
  for (const auto& glass : {upright, lying})
    for (int spoken = 0; spoken < 3; ++spoken) {
      stage.turn(glass, languages[spoken]);
      for (const auto& words : all_failures()) {
        INFO(words.code << " in " << languages[spoken].toStdString() << (glass == upright ? ", upright" : ", lying"));
        stage.show({QString(), failed(words, spoken)});
        CHECK(joined(cut_words(stage.window().contentItem())) == "");
      }
    }
}

TEST_CASE("the face fits a smaller and a larger glass", "[face]") {
  Stage stage;
  for (const auto& glass : {QSize(720, 1280), QSize(1280, 800), QSize(2160, 3840), QSize(1366, 768)}) {
    stage.turn(glass, QStringLiteral("zh_CN"));
    for (const auto& situation : situations(QStringLiteral("zh_CN"))) {
      INFO(situation.name.toStdString() << " on " << glass.width() << " x " << glass.height());
      stage.show(situation);
      CHECK(joined(cut_words(stage.window().contentItem())) == "");
    }
  }
  CHECK(joined(stage.warnings()) == "");
}

}  // namespace credit::face_test
