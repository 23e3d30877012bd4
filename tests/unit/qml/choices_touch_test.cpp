// Choosing domains and dates with a finger.
#include <QSignalSpy>

#include "tests/support/catch.h"
#include "tests/unit/qml/stage.h"
#include "tests/unit/qml/walk.h"

namespace credit::face_test {
namespace {

using session::VisitView;

Situation named(const char* name, const QString& language = QStringLiteral("zh_CN")) {
  for (const auto& situation : situations(language))
    if (situation.name == QLatin1String(name)) return situation;
  FAIL("no such situation: " << name);
  return {};
}

}  // namespace

TEST_CASE("domains are chosen all at once, by groups, and one by one", "[touch]") {
  Stage stage;
  for (const auto& glass : {upright, lying}) {
    stage.turn(glass, QStringLiteral("zh_CN"));
    stage.show(named("attract"));  // a new screen has nothing chosen
    stage.show(named("domains"));
    const auto all = named("domains").picture.domains.size();
    QSignalSpy chosen(&stage.view(), &VisitView::domainsChosen);
    const auto tap = [&](const char* name) {
      stage.grab();  // what the last touch brought lies in its place once a frame was made
      auto* const item = stage.find(QString::fromUtf8(name));
      INFO(name << (glass.width() > glass.height() ? ", lying" : ", upright"));
      REQUIRE(item != nullptr);
      stage.tap(item);
    };
    const auto asked = [&] {
      tap("button_continue");
      return chosen.isEmpty() ? QStringList() : chosen.takeLast()[0].toStringList();
    };
    CHECK(asked().isEmpty());
    tap("domains_all");
    CHECK(asked().size() == all);
    tap("group_finance");
    CHECK_FALSE(asked().contains(QStringLiteral("tax")));
    tap("domains_all");
    tap("domains_all");
    CHECK(asked().isEmpty());
    tap("group_finance");
    CHECK(asked().size() == 4);
    tap("open_finance");
    tap("domain_tax");
    tap("button_groups");
    CHECK(asked().size() == 3);
    tap("open_justice");
    tap("domain_court_enforcement");
    CHECK(asked().contains(QStringLiteral("court_enforcement")));
  }
}

TEST_CASE("the opened group of every domain is whole in every language, both ways up", "[touch]") {
  Stage stage;
  for (const auto& glass : {upright, lying})
    for (const auto& language : {QStringLiteral("zh_CN"), QStringLiteral("zh_TW"), QStringLiteral("en")}) {
      stage.turn(glass, language);
      const auto domains = named("domains", language);
      stage.show(domains);
      for (const auto& group : domains.picture.domain_groups) {
        const auto code = group.toMap()[QStringLiteral("code")].toString();
        INFO(code.toStdString() << " in " << language.toStdString());
        stage.tap(stage.find(QStringLiteral("open_") + code));
        stage.grab();  // everything is placed once a frame was made
        CHECK(faults(stage.window().contentItem()).join(QLatin1Char('\n')).toStdString() == "");
        stage.tap(stage.find(QStringLiteral("button_groups")));
        stage.grab();
      }
    }
}

TEST_CASE("own dates stop at what is offered and never cross", "[touch]") {
  Stage stage;
  stage.turn(upright, QStringLiteral("zh_CN"));
  stage.show(named("dates"));
  QSignalSpy chosen(&stage.view(), &VisitView::datesChosen);
  const auto tap = [&](const char* name, int times = 1) {
    for (int i = 0; i < times; ++i) stage.tap(stage.find(QString::fromUtf8(name)));
  };
  const auto asked = [&] {
    tap("button_continue");
    const auto last = chosen.takeLast();
    return last[0].toString() + QStringLiteral(" ") + last[1].toString();
  };
  CHECK(asked() == QStringLiteral("2021-11-23 2026-11-22"));
  CHECK_FALSE(stage.find(QStringLiteral("first_day_less"))->isEnabled());
  CHECK_FALSE(stage.find(QStringLiteral("last_year_more"))->isEnabled());
  tap("first_year_more", 2);
  tap("first_month_more", 3);
  CHECK(asked() == QStringLiteral("2024-02-23 2026-11-22"));
  tap("first_day_more", 7);
  CHECK(asked() == QStringLiteral("2024-03-01 2026-11-22"));
  tap("last_year_less", 3);
  CHECK(asked() == QStringLiteral("2024-03-01 2024-03-01"));
  CHECK_FALSE(stage.find(QStringLiteral("first_day_more"))->isEnabled());
}

}  // namespace credit::face_test
